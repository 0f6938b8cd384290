// A walk-up user at the touch kiosk.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, close, launch, open, screenshot, Talk } from './browser.mjs';
import { Service } from './service.mjs';

const portrait = { width: 1080, height: 1920, hasTouch: true };

let service, browser;
before(async () => {
  service = await Service.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

test('the kiosk is wiped after idle, and nothing of the one before is left', async () => {
  const page = await open(browser, `${service.url}/kiosk?idle=4&warning=4`, portrait);
  await accessible(page, 'the choice of language');
  await screenshot(page, 'kiosk-languages');
  await page.getByTestId('language').filter({ hasText: 'Svenska' }).first().tap();
  await page.getByTestId('tile').first().waitFor();
  await accessible(page, 'the tiles');
  await screenshot(page, 'kiosk-tiles', 'kiosk');
  await page.getByTestId('write').tap();
  const talk = new Talk(page);
  await talk.say('hej jag heter Kim och min port är trasig');
  await page.getByTestId('idle').waitFor();
  await page.getByTestId('idle-extend').tap();
  await page.getByTestId('idle').waitFor({ state: 'hidden' });
  assert.ok((await page.getByTestId('message').count()) > 0, 'extending keeps the conversation');
  await page.getByTestId('idle').waitFor();
  await page.locator('[data-testid="language"]:visible').first().waitFor();
  const left = await page.evaluate(() => {
    const text = (node) =>
      [...node.querySelectorAll('*')].map((e) => (e.shadowRoot ? text(e.shadowRoot) : '')).join(' ') + node.textContent;
    const values = (node) =>
      [...node.querySelectorAll('*')].flatMap((e) => [e.value ?? '', ...(e.shadowRoot ? values(e.shadowRoot) : [])]);
    return {
      shown: text(document.body).includes('Kim') || values(document.body).some((v) => String(v).includes('Kim')),
      stored: localStorage.length + sessionStorage.length,
    };
  });
  assert.deepEqual(left, { shown: false, stored: 0 });
  await close(page);
});

test('touch targets are 60 pixels or more', async () => {
  const page = await open(browser, `${service.url}/kiosk`, portrait);
  const small = async () => {
    const boxes = await page.getByRole('button').evaluateAll((all) =>
      all
        .map((each) => ({ box: each.getBoundingClientRect(), name: each.innerText || each.ariaLabel }))
        .filter(({ box }) => box.width > 0 && (box.width < 60 || box.height < 60))
        .map(({ name, box }) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`),
    );
    return boxes;
  };
  assert.deepEqual(await small(), []);
  await page.getByTestId('language').filter({ hasText: 'العربية' }).first().tap();
  await page.getByTestId('tile').first().waitFor();
  assert.deepEqual(await small(), []);
  await accessible(page, 'the tiles in Arabic');
  await screenshot(page, 'kiosk-ar');
  await page.getByTestId('write').tap();
  await page.getByTestId('composer').tap();
  await screenshot(page, 'kiosk-ar-keyboard');
  assert.deepEqual(await small(), []);
  await accessible(page, 'the chat in Arabic');
  await close(page);
});

test('a fault is reported by touch, and no picture is asked for where none can be taken', async () => {
  const page = await open(browser, `${service.url}/kiosk`, portrait);
  await page.locator('[data-testid="language"][data-locale="sv"]:visible').tap();
  const talk = new Talk(page);
  const tile = page.getByTestId('tile').filter({ hasText: 'Anmäla ett fel' });
  await tile.waitFor();
  await tile.tap();
  await page.getByTestId('option').filter({ hasText: 'Gatubelysning' }).waitFor();
  await talk.choose('Gatubelysning');
  await talk.say('Hagalundsgatan 12');
  await talk.say('lampan blinkar hela natten');
  assert.match(await talk.text(), /e-post/, 'the picture is passed over');
  await talk.choose('Hoppa över');
  await accessible(page, 'a summary at the kiosk');
  await screenshot(page, 'kiosk-summary');
  await talk.choose('skicka');
  await page.getByTestId('case').first().waitFor();
  await close(page);
});

test('no part of the picture stands behind the words, whatever the language and size of text', async () => {
  const page = await open(browser, `${service.url}/kiosk`, portrait);
  for (const language of ['Svenska', 'العربية', 'Українська']) {
    await page.locator('[data-testid="language"]:visible').filter({ hasText: language }).first().tap();
    await page.getByTestId('tile').first().waitFor();
    for (let step = 0; step < 3; ++step) {
      const behind = await page.evaluate(() => {
        const root = document.querySelector('lotsen-kiosk').shadowRoot;
        const words = [...root.querySelectorAll('.welcome > *')].map((line) => {
          const range = document.createRange();
          range.selectNodeContents(line);
          return range.getBoundingClientRect();
        });
        return [...root.querySelectorAll('.lighthouse, .boat')].filter((part) => {
          const box = part.getBoundingClientRect();
          const meets = (line) =>
            line.left < box.right && box.left < line.right && line.top < box.bottom && box.top < line.bottom;
          return box.width > 0 && words.some(meets);
        }).length;
      });
      assert.equal(behind, 0, `${language}, size ${step + 1}`);
      await page.getByTestId('text-size').tap();
    }
    await page.getByTestId('finish').tap();
  }
  await close(page);
});

test('letters that take several keys are typed on the screen: pinyin and Ge’ez', async () => {
  const page = await open(browser, `${service.url}/kiosk`, portrait);
  const type = async (locale, keys) => {
    await page.locator(`[data-testid="language"][data-locale="${locale}"]:visible`).tap();
    await page.getByTestId('write').tap();
    for (const key of keys) await page.locator(`[data-skbtn="${key}"]`).tap();
  };
  const written = () => page.locator('textarea:visible').inputValue();
  await type('zh-Hans', ['n', 'i']);
  assert.equal(await written(), '', 'what is not chosen yet stays at the keyboard');
  await page.getByRole('button', { name: '你', exact: true }).tap();
  for (const key of ['h', 'a', 'o', '{space}']) await page.locator(`[data-skbtn="${key}"]`).tap();
  assert.equal(await written(), '你好');
  await accessible(page, 'the keyboard for Chinese');
  await page.getByTestId('finish').tap();
  await page.locator('[data-testid="language"]:visible').first().waitFor();
  await type('ti', ['ሰ', 'ኣ', 'ለ', 'ኣ', 'መ', 'እ']);
  assert.equal(await written(), 'ሳላም');
  await accessible(page, 'the keyboard for Tigrinya');
  await close(page);
});
