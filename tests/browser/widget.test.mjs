// A resident on a phone or at a desk, on the city's website.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, close, launch, open, screenshot, Talk } from './browser.mjs';
import { Service } from './service.mjs';
import { words } from './words.mjs';

const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };
const screen = { width: 1280, height: 860 };

let service, browser;
before(async () => {
  service = await Service.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

async function chat(locale, size) {
  const page = await open(browser, service.url, { ...size, locale });
  await page.getByTestId('launcher').click();
  await page.getByTestId('message').first().waitFor();
  return { page, talk: new Talk(page) };
}

test('a resident reports graffiti in Arabic and sees the reference', async () => {
  const word = words('ar');
  const { page, talk } = await chat('ar', phone);
  assert.equal(await page.evaluate(() => document.querySelector('lotsen-widget, [data-lotsen]') !== null), true);
  await accessible(page, 'the widget in Arabic');
  await screenshot(page, 'widget-ar-start');
  await talk.say('أريد الإبلاغ عن كتابة على جدار النفق عند محطة Solna centrum');
  // Where it is not sure it asks, with the plugin's own words.
  const meant = page.getByTestId('option').filter({ hasText: word('fault_reports', 'intent.report_fault') });
  if ((await meant.count()) > 0) await talk.choose(word('fault_reports', 'intent.report_fault'));
  else if ((await page.getByTestId('option').first().innerText()).trim() === word('core', 'option.yes'))
    await talk.choose(word('core', 'option.yes'));
  const reference = await talk.finish(word);
  assert.match(reference, /^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await accessible(page, 'a finished report in Arabic');
  await screenshot(page, 'widget-ar-report', 'widget');
  await close(page);
});

test('a page that the browser has kept works when it is opened again', async () => {
  for (const path of ['', 'kiosk', 'desk']) {
    const page = await open(browser, new URL(path, service.url).href, { ...screen, locale: 'sv' });
    const shown = { '': 'launcher', kiosk: 'screen', desk: 'login' }[path];
    await page.getByTestId(shown).waitFor();
    const answered = page.waitForResponse((response) => response.url() === page.url());
    await page.reload();
    assert.ok([200, 304].includes((await answered).status()));
    await page.getByTestId(shown).waitFor();
    await close(page);
  }
});

test("a page in Swedish offers the resident's own language, until something is said", async () => {
  const { page, talk } = await chat('ar', phone);
  const offered = page.getByTestId('offered-language');
  assert.equal(await offered.innerText(), 'العربية');
  await accessible(page, 'an offered language');
  await offered.click();
  await talk.botMessages.filter({ hasText: words('ar')('core', 'greeting.hello').split('!')[0] }).waitFor();
  assert.equal(await offered.count(), 0);
  assert.equal(await page.getByTestId('composer').evaluate((field) => field.matches(':focus')), true);
  await close(page);

  const swedish = await chat('sv', phone);
  assert.equal(await swedish.page.getByTestId('offered-language').count(), 0);
  await close(swedish.page);
  const other = await chat('en', phone);
  await other.page.getByTestId('offered-language').waitFor();
  await other.talk.say('Hej');
  await other.page.getByTestId('offered-language').waitFor({ state: 'detached' });
  await close(other.page);
});

test('a telephone number is read in its own order, also from right to left', async () => {
  const word = words('ar');
  const { page, talk } = await chat('ar', phone);
  await talk.say('أريد التحدث مع موظف');
  const message = talk.botMessages.filter({ hasText: '08-746 10 00' }).last();
  await message.waitFor();
  const shown = await message.locator('.text').evaluate((text) => ({
    // Without the marks that the service puts around what it fills in.
    text: text.textContent.replace(/[\u2066-\u2069]/g, ''),
    direction: getComputedStyle(text).direction,
    number: text.querySelector('bdi[dir=ltr]')?.textContent,
  }));
  assert.deepEqual(shown, {
    text: word('core', 'handover.nobody').replace('{phone}', '08-746 10 00'),
    direction: 'rtl',
    number: '08-746 10 00',
  });
  await close(page);
});

test('what a tile offers stands there once', async () => {
  const { page, talk } = await chat('sv', phone);
  await page.getByTestId('tile').first().waitFor();
  assert.equal(await page.getByTestId('option').count(), 0);
  const word = words('sv');
  const tile = page.getByTestId('tile').filter({ hasText: word('fault_reports', 'intent.report_fault') });
  await talk.answered(() => tile.click());
  assert.ok((await talk.text()).endsWith(word('fault_reports', 'report.category.question')));
  await close(page);
});

test('a youth books a coaching time and cancels it by its code', async () => {
  const word = words('sv');
  const { page, talk } = await chat('sv', phone);
  await talk.say('jag vill boka tid med en jobbcoach');
  await page.getByTestId('option').first().waitFor();
  await screenshot(page, 'widget-sv-times');
  const first = (await page.getByTestId('option').first().innerText()).trim();
  await talk.choose(first);
  for (const answer of ['Kim', '070-123 45 67']) {
    while ((await page.getByTestId('option').allInnerTexts()).some((each) => each.trim() === word('core', 'option.skip')))
      await talk.choose(word('core', 'option.skip'));
    await talk.say(answer);
  }
  const reference = await talk.finish(word);
  assert.match(reference, /^B-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  await talk.say(`avboka ${reference}`);
  for (let step = 0; step < 5; ++step) {
    const labels = (await page.getByTestId('option').allInnerTexts()).map((each) => each.trim());
    const next = [word('core', 'option.send'), word('core', 'option.yes')].find((each) => labels.includes(each)) ?? labels.find((each) => /[Aa]vboka/.test(each));
    if (next === undefined) break;
    await talk.choose(next);
    if (/avbokad/i.test((await talk.botMessages.allInnerTexts()).slice(-3).join(' '))) break;
  }
  assert.match((await talk.botMessages.allInnerTexts()).slice(-3).join(' '), /avbokad/i);
  await close(page);
});

test('a search for a football club shows cards with contact', async () => {
  const { page, talk } = await chat('sv', screen);
  await talk.say('Vilka fotbollsklubbar finns det i Solna?');
  await page.getByTestId('card').first().waitFor();
  assert.match((await page.getByTestId('card').allInnerTexts()).join(' '), /exempel/i);
  await accessible(page, 'cards in Swedish');
  await screenshot(page, 'widget-sv-cards');
  await close(page);
});

test('a message written without network waits, says so, and arrives once', async () => {
  const { page, talk } = await chat('sv', phone);
  await page.context().setOffline(true);
  await service.kill();
  await page.getByTestId('composer').fill('tack för hjälpen');
  await page.getByTestId('send').click();
  await page.getByTestId('waits').waitFor();
  await page.getByTestId('offline').waitFor();
  await screenshot(page, 'widget-sv-offline');
  const answers = await talk.botMessages.count();
  await service.up();
  await page.context().setOffline(false);
  await page.getByTestId('waits').waitFor({ state: 'detached' });
  await talk.botMessages.nth(answers).waitFor();
  const own = await page.locator('[data-testid="message"][data-from="resident"]').allInnerTexts();
  assert.equal(own.filter((each) => each.includes('tack för hjälpen')).length, 1);
  await close(page);
});

test('the widget is complete by keyboard and gives the focus back', async () => {
  const page = await open(browser, service.url, { ...screen, locale: 'en' });
  await page.getByTestId('launcher').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('message').first().waitFor();
  const composer = page.getByTestId('composer');
  await composer.focus();
  await page.keyboard.type('hello there');
  const talk = new Talk(page);
  await talk.answered(() => page.keyboard.press('Enter'));
  await accessible(page, 'the widget in English');
  await page.keyboard.press('Escape');
  await composer.waitFor({ state: 'hidden' });
  const focused = await page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('data-testid');
  });
  assert.equal(focused, 'launcher');
  await close(page);
});
