// Takes the pictures that are looked at before a change is kept, and runs axe on each: `npm run build`,
// `npm run mock` in another shell, then `npm run look [-- part-of-a-name]`. Pictures: dev/shots/.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const origin = process.env.LOTSEN_ORIGIN ?? 'http://127.0.0.1:8090';
const only = process.argv[2] ?? '';
const shots = new URL('./shots/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
});
let violations = 0;

async function page(name, size, options, work) {
    if (!name.includes(only)) return;
    const [width, height] = size;
    const context = await browser.newContext({
        viewport: { width, height },
        locale: 'sv-SE',
        timezoneId: 'Europe/Stockholm',
        // The rules are those of the pages; axe itself may not be loaded under them.
        bypassCSP: true,
        ...options,
    });
    const tab = await context.newPage();
    tab.on('pageerror', (cause) => console.log(`${name}: ${cause.message}`));
    tab.on('console', (message) => {
        if (message.type() === 'error') console.log(`${name}: ${message.text()}`);
    });
    let part = 0;
    const look = async (what) => {
        await tab.waitForTimeout(350);
        await tab.screenshot({ path: `${shots}${name}-${++part}-${what}.png` });
        await tab.evaluate(axe);
        const found = await tab.evaluate(() =>
            globalThis.axe.run(document, { resultTypes: ['violations'] }),
        );
        for (const { id, help, nodes } of found.violations) {
            violations += nodes.length;
            console.log(`${name} ${what}: ${id}: ${help}`);
            for (const node of nodes.slice(0, 3))
                console.log(
                    `    ${node.target.flat().join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`,
                );
        }
    };
    try {
        await work(tab, look);
    } catch (cause) {
        console.log(`${name}: ${cause.message}`);
        await tab.screenshot({ path: `${shots}${name}-failed.png` });
        violations++;
    }
    await context.close();
}

const id = (tab, name) => tab.getByTestId(name);

async function say(tab, text) {
    await id(tab, 'composer').fill(text);
    await id(tab, 'composer').press('Enter');
}

async function report(tab, look, words) {
    await say(tab, words.fault);
    await id(tab, 'option').first().waitFor();
    await look('options');
    await id(tab, 'option').first().click();
    await say(tab, words.place);
    await id(tab, 'option').first().click();
    await id(tab, 'reference').waitFor();
    await look('case');
}

const words = {
    sv: {
        fault: 'Det är klotter på tunneln vid stationen',
        place: 'Hagalunds station',
        club: 'Jag letar efter en förening',
        person: 'Jag vill prata med en person',
    },
    ar: {
        fault: 'هناك كتابات على جدار النفق',
        place: 'محطة هاغالوند Hagalund',
        club: 'أبحث عن جمعية',
        person: 'أريد التحدث مع شخص',
    },
};

for (const locale of ['sv', 'ar']) {
    for (const scheme of ['light', 'dark']) {
        for (const [device, size] of [
            ['phone', [390, 844]],
            ['desktop', [1440, 900]],
        ]) {
            if (device === 'desktop' && scheme === 'dark' && locale === 'ar') continue;
            await page(
                `widget-${device}-${locale}-${scheme}`,
                size,
                { colorScheme: scheme },
                async (tab, look) => {
                    await tab.addInitScript(
                        (tag) => localStorage.setItem('lotsen.locale', tag),
                        locale,
                    );
                    await tab.goto(origin);
                    await id(tab, 'launcher').waitFor();
                    await look('closed');
                    await id(tab, 'launcher').click();
                    await id(tab, 'tile').first().waitFor();
                    await look('open');
                    await id(tab, 'languages').click();
                    await look('languages');
                    await tab.keyboard.press('Escape');
                    await report(tab, look, words[locale]);
                    await say(tab, words[locale].club);
                    await id(tab, 'card').first().waitFor();
                    await look('cards');
                    await tab.evaluate(() => 0);
                    await say(tab, words[locale].person);
                    await id(tab, 'handover-waiting').waitFor();
                    await look('queue');
                    await id(tab, 'end').click();
                    await look('end');
                },
            );
        }
    }
}

for (const locale of ['sv', 'ar']) {
    for (const [shape, size] of [
        ['portrait', [1080, 1920]],
        ['landscape', [1920, 1080]],
    ]) {
        await page(`kiosk-${shape}-${locale}`, size, { hasTouch: true }, async (tab, look) => {
            await tab.goto(`${origin}/kiosk?idle=600`);
            await id(tab, 'language').first().waitFor();
            await look('attract');
            await tab.locator(`[data-testid=language][data-locale=${locale}]`).first().click();
            await id(tab, 'tile').first().waitFor();
            await look('start');
            await id(tab, 'tile').first().click();
            await id(tab, 'option').first().waitFor();
            await look('chat');
            await id(tab, 'option').first().click();
            await say(tab, words[locale].place);
            await id(tab, 'option').first().click();
            await id(tab, 'reference').waitFor();
            await say(tab, words[locale].club);
            await id(tab, 'card').first().waitFor();
            await look('cards');
            await id(tab, 'text-size').click();
            await id(tab, 'text-size').click();
            await id(tab, 'contrast').click();
            await look('large-contrast');
            await id(tab, 'languages').click();
            await look('languages');
        });
    }
}
await page('kiosk-idle', [1080, 1920], {}, async (tab, look) => {
    await tab.goto(`${origin}/kiosk?idle=2&warning=20`);
    await tab.locator('[data-testid=language][data-locale=sv]').first().click();
    await id(tab, 'idle').waitFor({ state: 'visible' });
    await look('warning');
});

for (const scheme of ['light', 'dark']) {
    await page(`desk-${scheme}`, [1440, 900], { colorScheme: scheme }, async (tab, look) => {
        const residents = [];
        for (const locale of ['ar', 'sv']) {
            const other = await tab
                .context()
                .browser()
                .newContext({ viewport: { width: 390, height: 844 } });
            const resident = await other.newPage();
            await resident.addInitScript(
                (tag) => localStorage.setItem('lotsen.locale', tag),
                locale,
            );
            await resident.goto(origin);
            await id(resident, 'launcher').click();
            await id(resident, 'message').first().waitFor();
            await report(resident, async () => {}, words[locale]);
            await say(resident, words[locale].person);
            await id(resident, 'handover-waiting').waitFor();
            residents.push(resident);
        }
        await tab.goto(`${origin}/desk`);
        await look('login');
        await tab.getByLabel('Användarnamn').fill('ett');
        await tab.getByLabel('Lösenord').fill('once');
        await tab.getByRole('button', { name: 'Logga in' }).click();
        await tab.getByLabel('Nytt lösenord', { exact: true }).waitFor();
        await look('password');
        await tab.getByLabel('Nytt lösenord', { exact: true }).fill('ett långt lösenord');
        await tab.getByLabel('Upprepa').fill('ett långt lösenord');
        await tab.getByRole('button', { name: 'Spara' }).click();
        await id(tab, 'entry').first().waitFor();
        await id(tab, 'presence').click();
        await look('queue');
        await tab.locator('[data-testid=entry][data-state=waiting]').first().click();
        await id(tab, 'accept').click();
        await id(tab, 'composer').fill('Hej! Jag läser det du har skrivit och hjälper dig vidare.');
        await id(tab, 'send').click();
        await tab.waitForTimeout(300);
        await look('talk');
        await id(tab, 'close-conversation').click();
        await look('close');
        await tab.keyboard.press('Escape');
        await tab.goto(`${origin}/desk#/view/fault_reports/cases`);
        await tab.locator('table').waitFor();
        await look('view');
        await tab.getByRole('button', { name: 'Ny anmälan' }).click();
        await look('form');
        await tab.keyboard.press('Escape');
        await tab.goto(`${origin}/desk#/hours`);
        await id(tab, 'hours').waitFor();
        await look('hours');
        for (const resident of residents) {
            await resident.screenshot({
                path: `${shots}desk-${scheme}-resident-${residents.indexOf(resident)}.png`,
            });
            await resident.context().close();
        }
    });
}

await browser.close();
console.log(violations === 0 ? 'axe: no violation' : `axe: ${violations} nodes with violations`);
process.exitCode = violations === 0 ? 0 : 1;
