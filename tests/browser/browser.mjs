// Chromium, and what a person does with the pages.
import { createRequire } from 'node:module';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';

const here = fileURLToPath(import.meta.url);
const root = resolve(here, '../../..');
const require = createRequire(resolve(root, 'kiosk/package.json'));
const { chromium } = require('playwright-core');
const axeSource = require('axe-core').source;

export async function launch() {
  return chromium.launch({
    executablePath: process.env.LOTSEN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of a given size; whatever goes wrong in it fails the test. */
export async function open(browser, url, { width, height, ...more }) {
  const context = await browser.newContext({ viewport: { width, height }, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('console', (message) => {
    // A cut network is part of some tests; the page says so in its own words.
    if (message.type() === 'error' && !/ERR_|WebSocket|401/.test(message.text()))
      page.problems.push(message.text());
  });
  await page.goto(url);
  return page;
}

export async function close(page) {
  const { problems } = page;
  await page.context().close();
  assert.deepEqual(problems, []);
}

/** Waits until nothing moves or fades any more, in any shadow root; what turns for ever is left out. */
async function still(page) {
  await page.evaluate(async () => {
    const roots = (root) => [
      root,
      ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? roots(each.shadowRoot) : [])),
    ];
    const moving = roots(document)
      .flatMap((root) => root.getAnimations())
      .filter((each) => each.effect.getComputedTiming().endTime !== Infinity);
    // What is taken off the page while it moves is cancelled, and rejects.
    await Promise.allSettled(moving.map((each) => each.finished));
  });
}

/** axe-core over everything shown, shadow roots included; a message half faded in has no contrast yet. */
export async function accessible(page, what) {
  await still(page);
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  const told = violations.map(
    (each) => `${each.id}: ${each.help}: ${each.nodes.map((n) => n.target.join(' ')).join('; ')}`,
  );
  assert.deepEqual(told, [], what);
}

/** Kept below build/screenshots; with LOTSEN_SCREENSHOTS=1 those of the README are renewed. */
export async function screenshot(page, name, readme) {
  const folder = resolve(root, 'build/screenshots');
  await mkdir(folder, { recursive: true });
  await still(page);
  await page.screenshot({ path: resolve(folder, `${name}.png`) });
  if (readme && process.env.LOTSEN_SCREENSHOTS)
    await page.screenshot({ path: resolve(root, 'kiosk/screenshots', `${readme}.png`) });
}

/** A conversation on a page: widget or kiosk. */
export class Talk {
  constructor(page) {
    this.page = page;
  }

  get botMessages() {
    return this.page.locator('[data-testid="message"][data-from="bot"]');
  }

  get lastBot() {
    return this.botMessages.last();
  }

  async text() {
    return (await this.lastBot.innerText()).trim();
  }

  /** Does `act`, then waits for the bot's answer to it and for the options to settle. */
  async answered(act) {
    const before = await this.botMessages.count();
    await act();
    await this.page.waitForFunction(
      ([selector, count]) => {
        const all = (node) => [
          ...node.querySelectorAll(selector),
          ...[...node.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? all(e.shadowRoot) : [])),
        ];
        return all(document).length > count;
      },
      ['[data-testid="message"][data-from="bot"]', before],
    );
    await this.page.getByTestId('typing').waitFor({ state: 'hidden' });
  }

  async say(text) {
    await this.answered(async () => {
      await this.page.getByTestId('composer').fill(text);
      await this.page.getByTestId('send').click();
    });
  }

  /** An option by part of its label. */
  async choose(label) {
    await this.answered(() =>
      this.page.getByTestId('option').filter({ hasText: label }).last().click(),
    );
  }

  /** Skips what may be skipped and confirms, until the case's reference is there. */
  async finish(word) {
    const references = this.page.getByTestId('reference');
    for (let step = 0; step < 8 && (await references.count()) === 0; ++step) {
      const labels = await this.page.getByTestId('option').allInnerTexts();
      const wanted = [word('core', 'option.send'), word('core', 'option.skip')].find((each) =>
        labels.some((label) => label.trim() === each),
      );
      assert.ok(wanted, `nothing to go on with among: ${labels.join(' | ')}`);
      await this.choose(wanted);
    }
    return (await references.last().innerText()).trim();
  }
}
