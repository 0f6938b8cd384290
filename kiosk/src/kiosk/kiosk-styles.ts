import { css } from 'lit';

/** Every control is 60 px or more and stands in the lower two thirds of a portrait screen, so that it
 * is reached from a wheelchair and by a child (EN 301 549, clause 8.3). */
export const kioskStyles = css`
  :host {
    --base: 24px;
    --target: calc(var(--base) * 2.75);
    display: block;
    block-size: 100dvh;
    background: var(--paper);
    user-select: none;
  }
  :host([size='1']) {
    --base: 28px;
  }
  :host([size='2']) {
    --base: 33px;
  }
  .screen {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: hidden;
    color: var(--ink);
    background: var(--paper);
  }
  .screen > main {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  h1 {
    font-size: var(--text-xxl);
  }
  h1:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .banner.demo {
    justify-content: center;
    text-align: center;
  }
  .hero {
    display: flex;
    flex-direction: column;
    flex: 1 1 0;
    min-block-size: min-content;
    overflow: hidden;
    color: #ffffff;
    background: #0e4a4c;
  }
  /* What is left below the words. The picture stands on its ground and reaches up behind them. */
  .view {
    position: relative;
    flex: 1;
    min-block-size: 0;
    container-type: size;
  }
  .harbour {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    inline-size: 100%;
    block-size: auto;
  }
  /* The lighthouse is 468 high where the picture is 1080 wide, the boat 208: never behind the words. */
  @container (min-aspect-ratio: 1080/476) {
    .beams,
    .lighthouse {
      display: none;
    }
  }
  @container (min-aspect-ratio: 1080/216) {
    .boat {
      display: none;
    }
  }
  /* The light stands on the side where the words end. */
  .harbour:dir(rtl) {
    transform: scaleX(-1);
  }
  .sky {
    fill: #0e4a4c;
  }
  .beam {
    fill: #f0b23e;
    opacity: 0.2;
  }
  .far {
    fill: #0b3b3c;
  }
  .rock {
    fill: #082c2e;
  }
  .tower,
  .flag-white {
    fill: #fffaf0;
  }
  .band,
  .flag-red {
    fill: #b8402d;
  }
  .light,
  .pane {
    fill: #f0b23e;
  }
  .wave.one {
    fill: #135a5c;
  }
  .wave.two {
    fill: #0a3336;
  }
  .hull {
    fill: #b8402d;
  }
  .cabin {
    fill: #fffaf0;
  }
  .mast {
    stroke: #fffaf0;
    stroke-width: 5;
  }
  .welcome {
    position: relative;
    z-index: 1;
    flex: none;
    margin: var(--space-6) var(--space-6) var(--space-4);
    display: grid;
    gap: var(--space-2);
    max-inline-size: calc(var(--base) * 32);
  }
  .welcome .city {
    font-weight: 650;
    letter-spacing: 0.02em;
    color: #f9d489;
  }
  .welcome h1 {
    font-size: calc(var(--base) * 3);
    letter-spacing: -0.01em;
  }
  .welcome p {
    font-size: var(--text-l);
  }
  .welcome .honesty {
    font-size: var(--text-m);
    opacity: 0.85;
  }
  .attract section {
    padding: var(--space-5) var(--space-6) var(--space-6);
  }
  .attract h2 {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    font-size: var(--text-xl);
    margin-block-end: var(--space-4);
  }
  .attract h2 .icon {
    color: var(--primary);
  }
  .languages-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(var(--base) * 13)), 1fr));
    gap: var(--space-3);
  }
  .language {
    inline-size: 100%;
    min-block-size: calc(var(--base) * 4.25);
    padding: var(--space-3) var(--space-5);
    border: 2px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--raised);
    font-size: var(--text-xl);
    font-weight: 600;
    text-align: start;
    transition:
      border-color var(--quick) var(--ease),
      background var(--quick) var(--ease);
  }
  .language:active,
  .language[aria-pressed='true'] {
    border-color: var(--primary);
    background: var(--primary-soft);
    color: var(--on-primary-soft);
  }
  .top {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-4) var(--space-6);
    background: var(--head);
    --mark-tower: var(--on-head);
    --mark-band: var(--head);
    border-block-end: 1px solid var(--line);
    color: var(--on-head);
  }
  .top .city {
    font-size: var(--text-l);
    font-weight: 650;
  }
  .start .welcome h1 {
    font-size: var(--text-xxl);
  }
  .choices {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    padding-block-start: var(--space-5);
  }
  .start .tiles {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3);
    padding: 0 var(--space-6);
    overflow-y: auto;
    flex: 0 1 auto;
    min-block-size: 0;
    padding-block: var(--space-1);
  }
  .tile {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    inline-size: 100%;
    block-size: 100%;
    min-block-size: calc(var(--base) * 5);
    padding: var(--space-3);
    border: 2px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--raised);
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.2;
    text-align: start;
    transition:
      border-color var(--quick) var(--ease),
      background var(--quick) var(--ease);
  }
  .tile > :last-child {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .tile:active {
    border-color: var(--primary);
    background: var(--primary-soft);
    color: var(--on-primary-soft);
  }
  /* A finger leaves no pointer behind that hovers over the next screen. */
  @media (hover: hover) {
    .language:hover,
    .tile:hover {
      border-color: var(--primary);
    }
  }
  .disc {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: calc(var(--base) * 3);
    block-size: calc(var(--base) * 3);
    border-radius: 50%;
    background: var(--primary-soft);
    color: var(--on-primary-soft);
    font-size: var(--text-xl);
  }
  .free {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3);
    padding: var(--space-4) var(--space-6) var(--space-5);
  }
  .wide {
    min-block-size: calc(var(--base) * 3.5);
    font-size: var(--text-l);
  }
  .talk lotsen-chat {
    flex: 1;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
    padding: var(--space-2) var(--space-4);
    border-block-start: 1px solid var(--line);
    background: var(--surface);
    font-size: var(--text-s);
  }
  .bar .button {
    min-block-size: max(60px, calc(var(--base) * 2.5));
    padding-inline: var(--space-3);
  }
  .bar .quiet {
    flex-direction: column;
    gap: calc(var(--base) * 0.125);
    font-size: calc(var(--base) * 0.8);
  }
  .bar .button[aria-pressed='true'] {
    background: var(--primary-soft);
    color: var(--on-primary-soft);
  }
  .bar .finish {
    margin-inline-start: auto;
    padding-inline: var(--space-5);
    font-size: var(--text-m);
  }
  .idle,
  .idle h2 {
    text-align: center;
  }
  .idle h2 {
    font-size: var(--text-xl) !important;
  }
  .idle .countdown {
    margin-block: var(--space-4);
    font-size: var(--text-xl);
    font-weight: 700;
    color: var(--primary);
    font-variant-numeric: tabular-nums;
  }
  .idle .actions {
    justify-content: center !important;
  }
  dialog.sheet {
    inline-size: min(calc(100vw - 2 * var(--space-4)), calc(var(--base) * 36));
  }
  /* On a small screen large words need the whole width. */
  @media (orientation: portrait) and (max-width: 900px) {
    :host(:not([size='0'])) .start .tiles {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (orientation: landscape) {
    :host {
      --base: 22px;
    }
    :host([size='1']) {
      --base: 25px;
    }
    :host([size='2']) {
      --base: 29px;
    }
    .screen > .attract,
    .screen > .start {
      flex-direction: row;
    }
    .attract section,
    .choices {
      flex: 1 1 0;
      justify-content: center;
      align-self: center;
      max-block-size: 100%;
    }
    .tile {
      min-block-size: calc(var(--base) * 4.25);
    }
    .talk lotsen-chat {
      inline-size: 100%;
      max-inline-size: 1480px;
      align-self: center;
    }
  }
`;
