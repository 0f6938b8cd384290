// A resident and a person of the contact centre.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, close, launch, open, screenshot, Talk } from './browser.mjs';
import { Service } from './service.mjs';
import { words } from './words.mjs';

let service, browser;
before(async () => {
  service = await Service.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

async function logIn(page, account) {
  const login = page.getByTestId('login');
  await login.locator('input').nth(0).fill(account.name);
  await login.locator('input').nth(1).fill(account.password);
  await login.locator('button[type=submit]').click();
  const change = page.getByTestId('password');
  await change.waitFor();
  const own = 'ett eget långt lösenord';
  const fields = change.locator('input[type=password]');
  const count = await fields.count();
  for (let i = 0; i < count; ++i)
    await fields.nth(i).fill(count === 3 && i === 0 ? account.password : own);
  await change.locator('button[type=submit]').click();
  await page.getByTestId('presence').waitFor();
}

async function available(page) {
  const presence = page.getByTestId('presence');
  const on = await presence.evaluate((e) => e.ariaPressed === 'true' || e.ariaChecked === 'true' || e.checked === true);
  if (!on) await presence.click();
}

test('a handover between widget and desk, with the network cut in between', async () => {
  const desk = await open(browser, `${service.url}/desk`, { width: 1440, height: 900, locale: 'sv' });
  await accessible(desk, 'the log-in');
  await logIn(desk, service.login);
  await available(desk);
  await accessible(desk, 'an empty desk');

  const resident = await open(browser, service.url, { width: 390, height: 844, locale: 'sv' });
  await resident.getByTestId('launcher').click();
  await resident.getByTestId('message').first().waitFor();
  const talk = new Talk(resident);
  await talk.say('jag vill prata med en människa om min soptunna');
  const entry = desk.getByTestId('entry').first();
  await entry.waitFor();
  await entry.click();
  await desk.getByTestId('accept').click();
  await resident.getByText('Start', { exact: false }).last().waitFor();
  const bots = await talk.botMessages.count();

  const composer = desk.getByTestId('composer');
  await composer.fill('Hej, jag läser vad du har skrivit.');
  await desk.getByTestId('send').click();
  await resident.getByText('Hej, jag läser vad du har skrivit.').waitFor();

  await resident.context().setOffline(true);
  await service.kill();
  await resident.getByTestId('composer').fill('är du kvar?');
  await resident.getByTestId('send').click();
  await resident.getByTestId('waits').waitFor();
  await service.up();
  await resident.context().setOffline(false);
  await resident.getByTestId('waits').waitFor({ state: 'detached' });
  await desk.getByTestId('transcript').getByText('är du kvar?').waitFor();
  await screenshot(desk, 'desk-conversation', 'desk');
  await accessible(desk, 'a conversation at the desk');
  await composer.fill('Ja, jag är här.');
  await desk.getByTestId('send').click();
  await resident.getByText('Ja, jag är här.').waitFor();
  assert.equal(await talk.botMessages.count(), bots, 'no bot word after the takeover');
  const own = await desk.getByTestId('transcript').getByText('är du kvar?').count();
  assert.equal(own, 1, 'once, though it was sent again');

  await desk.getByTestId('close-conversation').click();
  await desk.getByTestId('close-confirm').click();
  await resident.getByTestId('begin-again').waitFor();
  await close(resident);
  await close(desk);
});

/** A desk of one agent of their own, who takes conversations. */
async function deskOf(name, displayName, prepare) {
  const account = await service.addStaff(name, displayName, 'agent');
  const page = await open(browser, 'about:blank', { width: 1440, height: 900, locale: 'sv' });
  await prepare?.(page);
  await page.goto(`${service.url}/desk`);
  await logIn(page, account);
  await available(page);
  return page;
}

/** Who asks for a person and waits for one. */
async function waitingResident(words) {
  const page = await open(browser, service.url, { width: 390, height: 844, locale: 'sv' });
  await page.getByTestId('launcher').click();
  await page.getByTestId('message').first().waitFor();
  await new Talk(page).say(words);
  return page;
}

const waitingEntry = (desk, words) =>
  desk.locator('[data-testid="entry"][data-state="waiting"]').filter({ hasText: words });

test('two agents see who waits; one takes it, and the other sees by whom and cannot write', async () => {
  const first = await deskOf('ett', 'Handläggare Ett');
  const second = await deskOf('tva', 'Handläggare Två');
  const resident = await waitingResident('jag vill prata med en människa om mitt bygglov');
  for (const desk of [first, second]) {
    await waitingEntry(desk, 'bygglov').click();
    await desk.getByTestId('transcript').getByText('bygglov').first().waitFor();
  }
  await first.getByTestId('accept').click();
  await first.getByTestId('composer').waitFor();

  await second.getByText('Handläggare Ett har samtalet.').waitFor();
  assert.equal(await second.getByTestId('composer').count(), 0, 'no field to write in');
  assert.equal(await second.getByTestId('accept').count(), 0, 'nor anything to take');
  assert.equal(await waitingEntry(second, 'bygglov').count(), 0, 'nobody waits there any more');
  await screenshot(second, 'desk-taken');
  await accessible(second, 'a conversation that a colleague has');

  await first.getByTestId('composer').fill('Hej, jag hjälper dig med bygglovet.');
  await first.getByTestId('send').click();
  await resident.getByText('Hej, jag hjälper dig med bygglovet.').waitFor();
  await second.getByTestId('transcript').getByText('jag hjälper dig med bygglovet').waitFor();
  for (const page of [resident, first, second]) await close(page);
});

test('of two agents who take it at once, the later is told that it is taken', async () => {
  const first = await deskOf('tre', 'Handläggare Tre');
  // The later one's network holds back what the service tells of the first one's step.
  let late = false;
  const held = [];
  let release;
  const second = await deskOf('fyra', 'Handläggare Fyra', (page) =>
    page.routeWebSocket(/\/api\/v1\/desk$/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((text) => {
        const { type } = JSON.parse(text);
        if (late && (type === 'board' || type === 'event')) held.push(text);
        else socket.send(text);
      });
      release = () => held.splice(0).forEach((text) => socket.send(text));
    }),
  );
  const resident = await waitingResident('jag vill prata med en människa om skolval');
  for (const desk of [first, second]) {
    await waitingEntry(desk, 'skolval').click();
    await desk.getByTestId('accept').waitFor();
  }
  late = true;
  await first.getByTestId('accept').click();
  await first.getByTestId('composer').waitFor();
  await second.getByTestId('accept').click();
  await second.getByRole('alert').getByText('Någon annan har redan tagit samtalet.').waitFor();
  assert.equal(await second.getByTestId('composer').count(), 0, 'not theirs to write in');

  late = false;
  release();
  await second.getByText('Handläggare Tre har samtalet.').waitFor();
  assert.equal(await second.getByTestId('accept').count(), 0);

  // Whatever a page would show: the service refuses words of who does not have the conversation.
  const code = await second.evaluate(
    (conversation) =>
      new Promise((told) => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/api/v1/desk?own`);
        socket.onopen = () =>
          socket.send(
            JSON.stringify({ type: 'say', conversation, id: 'intruder', text: 'Förbi kön', n: 1 }),
          );
        socket.onmessage = ({ data }) => {
          const frame = JSON.parse(data);
          if (frame.n === 1) told(frame.code ?? frame.type);
        };
      }),
    await second.locator('[data-testid="entry"][aria-current="true"]').getAttribute('data-conversation'),
  );
  assert.equal(code, 'not_owner');
  await first.getByTestId('composer').fill('Hej, det gäller skolvalet.');
  await first.getByTestId('send').click();
  await resident.getByText('Hej, det gäller skolvalet.').waitFor();
  assert.equal(await resident.getByText('Förbi kön').count(), 0);
  for (const page of [resident, first, second]) await close(page);
});

test('nobody without a log-in sees anything', async () => {
  const answer = await fetch(`${service.url}/api/v1/desk/me`);
  assert.equal(answer.status, 401);
});

test('staff see the photo of a report in its row', async () => {
  const word = words('sv');
  const resident = await open(browser, service.url, { width: 390, height: 844, locale: 'sv' });
  await resident.getByTestId('launcher').click();
  await resident.getByTestId('message').first().waitFor();
  const talk = new Talk(resident);
  const picture = await resident.screenshot({ type: 'png' });
  await resident.getByTestId('photo-input').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
  await resident.getByText(word('widget', 'composer.photo_ready')).waitFor();
  await talk.say('jag vill anmäla klotter på tunneln vid Solna centrum');
  const reference = await talk.finish(word);
  await close(resident);

  const desk = await deskOf('sex', 'Handläggare Sex');
  await desk.goto(`${service.url}/desk#/view/fault_reports/reports`);
  const row = desk.locator('tr').filter({ hasText: reference });
  await row.locator('summary').click();
  const photo = row.locator('img');
  await photo.waitFor();
  assert.ok(await photo.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  await screenshot(desk, 'desk-photo');
  await accessible(desk, 'a table with a photo');
  await close(desk);
});
