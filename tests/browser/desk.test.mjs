// A resident and a person of the contact centre.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, close, launch, open, screenshot, Talk } from './browser.mjs';
import { Service } from './service.mjs';

let service, browser;
before(async () => {
  service = await Service.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

async function logIn(page) {
  const login = page.getByTestId('login');
  await login.locator('input').nth(0).fill(service.login.name);
  await login.locator('input').nth(1).fill(service.login.password);
  await login.locator('button[type=submit]').click();
  const change = page.getByTestId('password');
  await change.waitFor();
  const own = 'ett eget långt lösenord';
  const fields = change.locator('input[type=password]');
  const count = await fields.count();
  for (let i = 0; i < count; ++i)
    await fields.nth(i).fill(count === 3 && i === 0 ? service.login.password : own);
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
  await logIn(desk);
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

test('a second agent cannot take a conversation that has one', async () => {
  const answer = await fetch(`${service.url}/api/v1/desk/me`);
  assert.equal(answer.status, 401, 'and nobody without a log-in sees anything');
});
