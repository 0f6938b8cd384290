// Every colour, measure and movement of the pages. All lengths grow with --base, so that one value
// makes a whole page larger. Text colours keep 4.5:1 on the surfaces they are named for, edges of
// controls 3:1.
import { css } from 'lit';

const light = css`
  --paper: #f6f3ec;
  --surface: #fffdf8;
  --raised: #ffffff;
  --sunken: #ece7dc;
  --ink: #17262b;
  --ink-soft: #4a5c62;
  --line: #d8d1c2;
  --edge: #75827f;
  --primary: #12574d;
  --primary-strong: #0b4039;
  --on-primary: #ffffff;
  --primary-soft: #dcebe4;
  --on-primary-soft: #0c4239;
  --head: #12574d;
  --on-head: #ffffff;
  --harbour: #1b4b73;
  --harbour-soft: #e0ebf4;
  --beacon: #f0b23e;
  --on-beacon: #2b1d00;
  --danger: #a02419;
  --danger-soft: #fbe6e1;
  --on-danger: #ffffff;
  --focus: #0b4039;
  --focus-gap: #ffffff;
  --shadow: 0 1px 2px rgb(23 38 43 / 8%), 0 8px 28px rgb(23 38 43 / 14%);
  --scrim: rgb(12 26 30 / 55%);
`;

const dark = css`
  --paper: #0f191c;
  --surface: #162327;
  --raised: #1d2d32;
  --sunken: #0b1315;
  --ink: #edf2ee;
  --ink-soft: #aebcbc;
  --line: #2e4147;
  --edge: #7f9494;
  --primary: #7fd1ba;
  --primary-strong: #a5e2d0;
  --on-primary: #08231e;
  --primary-soft: #1b3d37;
  --on-primary-soft: #c9efe3;
  --head: #123f3a;
  --on-head: #edf5f1;
  --harbour: #a4cdee;
  --harbour-soft: #1b3347;
  --beacon: #f0b23e;
  --on-beacon: #2b1d00;
  --danger: #ffaa9c;
  --danger-soft: #47221d;
  --on-danger: #3a0a04;
  --focus: #f0b23e;
  --focus-gap: #0f191c;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 8px 28px rgb(0 0 0 / 50%);
  --scrim: rgb(0 0 0 / 65%);
`;

/** For those who need more than AA: chosen on the kiosk, or by the operating system. */
const strong = css`
  --paper: #000000;
  --surface: #000000;
  --raised: #0a0a0a;
  --sunken: #000000;
  --ink: #ffffff;
  --ink-soft: #ffffff;
  --line: #ffffff;
  --edge: #ffffff;
  --primary: #ffd83d;
  --primary-strong: #ffe781;
  --on-primary: #000000;
  --primary-soft: #262000;
  --on-primary-soft: #ffe781;
  --head: #000000;
  --on-head: #ffffff;
  --harbour: #9fdcff;
  --harbour-soft: #001c2b;
  --danger: #ffb3a7;
  --danger-soft: #2b0500;
  --on-danger: #000000;
  --focus: #ffd83d;
  --focus-gap: #000000;
  --shadow: 0 0 0 2px #ffffff;
`;

const measures = css`
  --font:
    'Lotsen Sans', 'Lotsen Scripts', 'Noto Sans SC Variable', 'Segoe UI', system-ui, -apple-system,
    'Noto Sans', 'Noto Sans Arabic', sans-serif;
  --text-s: calc(var(--base) * 0.875);
  --text-m: calc(var(--base) * 1);
  --text-l: calc(var(--base) * 1.25);
  --text-xl: calc(var(--base) * 1.625);
  --text-xxl: calc(var(--base) * 2.25);
  --space-1: calc(var(--base) * 0.25);
  --space-2: calc(var(--base) * 0.5);
  --space-3: calc(var(--base) * 0.75);
  --space-4: calc(var(--base) * 1);
  --space-5: calc(var(--base) * 1.5);
  --space-6: calc(var(--base) * 2);
  --space-8: calc(var(--base) * 3);
  --radius-s: calc(var(--base) * 0.5);
  --radius-m: calc(var(--base) * 0.875);
  --radius-l: calc(var(--base) * 1.25);
  --target: calc(var(--base) * 2.75);
  --quick: 140ms;
  --calm: 240ms;
  --ease: cubic-bezier(0.2, 0.7, 0.2, 1);
`;

/** On the host of a page's outermost element; everything below inherits. */
export const tokens = css`
  :host {
    --base: 16px;
    ${light}
    ${measures}
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      ${dark}
      color-scheme: dark;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      ${strong}
      color-scheme: dark;
    }
  }
  :host([theme='light']) {
    ${light}
    color-scheme: light;
  }
  :host([theme='dark']) {
    ${dark}
    color-scheme: dark;
  }
  :host([theme='contrast']) {
    ${strong}
    color-scheme: dark;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --quick: 0.01ms;
      --calm: 0.01ms;
    }
  }
`;
