import { css } from 'lit';

/** What every element of ours begins from: the page around it must not shine through. */
export const base = css`
  :host {
    box-sizing: border-box;
    font-family: var(--font);
    font-size: var(--text-m);
    font-weight: 400;
    font-style: normal;
    line-height: 1.45;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-transform: none;
    text-indent: 0;
    white-space: normal;
    color: var(--ink);
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    line-height: 1.2;
    font-weight: 650;
    text-wrap: balance;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  button {
    cursor: pointer;
  }
  a {
    color: var(--primary);
    text-underline-offset: 0.15em;
    overflow-wrap: anywhere;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: calc(var(--base) * 0.1875) solid var(--focus);
    outline-offset: calc(var(--base) * 0.125);
    box-shadow: 0 0 0 calc(var(--base) * 0.125) var(--focus-gap);
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    display: block;
  }
  [dir='rtl'] .icon.turns,
  .icon.turns:dir(rtl) {
    transform: scaleX(-1);
  }
  .number {
    white-space: nowrap;
  }
  .visually-hidden {
    position: absolute !important;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
`;
