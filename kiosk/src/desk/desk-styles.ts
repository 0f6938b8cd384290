import { css } from 'lit';

export const deskStyles = css`
  :host {
    --base: 1rem;
    display: block;
    block-size: 100dvh;
    background: var(--paper);
  }
  .screen {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--paper);
  }
  lotsen-login {
    flex: 1;
  }
  .skip {
    position: absolute;
    inset-block-start: var(--space-2);
    inset-inline-start: var(--space-2);
    z-index: 2;
  }
  .skip:not(:focus) {
    transform: translateY(-200%);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-2) var(--space-4);
    background: var(--head);
    --mark-tower: var(--on-head);
    --mark-band: var(--head);
    border-block-end: 1px solid var(--line);
    color: var(--on-head);
  }
  .head > :focus-visible,
  .head nav :focus-visible,
  .head summary:focus-visible {
    outline-color: var(--on-head);
    box-shadow: none;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    font-size: var(--text-l);
    font-weight: 650;
  }
  .head nav {
    display: flex;
    flex-wrap: wrap;
    flex: 1;
    gap: var(--space-1);
  }
  .head nav a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target);
    padding-inline: var(--space-3);
    border-radius: var(--radius-s);
    color: var(--on-head);
    font-weight: 600;
    text-decoration: none;
  }
  .head nav a:hover {
    background: color-mix(in srgb, var(--on-head) 14%, transparent);
  }
  .head nav a[aria-current] {
    background: var(--surface);
    color: var(--primary);
  }
  .presence {
    display: inline-flex;
    align-items: center;
    gap: var(--space-3);
    min-block-size: var(--target);
    padding-inline: var(--space-2);
    border: none;
    border-radius: var(--radius-s);
    background: transparent;
    color: var(--on-head);
    font-weight: 600;
  }
  .knob {
    inline-size: calc(var(--base) * 2.75);
    block-size: calc(var(--base) * 1.5);
    padding: calc(var(--base) * 0.1875);
    border: 2px solid var(--on-head);
    border-radius: calc(var(--base) * 0.75);
  }
  .knob::before {
    content: '';
    display: block;
    block-size: 100%;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--on-head);
    transition: margin var(--quick) var(--ease);
  }
  .presence[aria-checked='true'] .knob {
    background: var(--beacon);
    border-color: var(--beacon);
  }
  .presence[aria-checked='true'] .knob::before {
    margin-inline-start: calc(100% - var(--base) * 0.875);
    background: var(--on-beacon);
  }
  .menu {
    position: relative;
  }
  .menu summary {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: var(--target);
    padding-inline: var(--space-3);
    border-radius: var(--radius-s);
    cursor: pointer;
    list-style: none;
    font-weight: 600;
  }
  .menu summary::-webkit-details-marker {
    display: none;
  }
  .menu-body {
    position: absolute;
    inset-block-start: calc(100% + var(--space-1));
    inset-inline-end: 0;
    z-index: 2;
    display: grid;
    gap: var(--space-3);
    inline-size: calc(var(--base) * 17);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow);
  }
  #content {
    flex: 1;
    min-block-size: 0;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  #content:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .columns {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 21rem) minmax(0, 1fr) minmax(0, 18rem);
    min-block-size: 0;
  }
  .columns > lotsen-queue ~ * {
    border-inline-start: 1px solid var(--line);
  }
  lotsen-queue,
  lotsen-side {
    background: var(--surface);
  }
  .keys dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-2) var(--space-4);
    margin-block-start: var(--space-3);
  }
  kbd {
    padding: 0 var(--space-2);
    border: 1px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--sunken);
    font: inherit;
    font-size: var(--text-s);
    white-space: nowrap;
  }
  @media (max-width: 75rem) {
    .columns {
      grid-template-columns: minmax(0, 18rem) minmax(0, 1fr);
    }
    lotsen-side {
      grid-column: 1 / -1;
      border-block-start: 1px solid var(--line);
      max-block-size: 30dvh;
    }
  }
  @media (max-width: 48rem) {
    .screen,
    :host {
      block-size: auto;
      min-block-size: 100dvh;
    }
    .columns {
      grid-template: auto / minmax(0, 1fr);
    }
    lotsen-talk {
      block-size: 80dvh;
    }
    lotsen-side {
      max-block-size: none;
    }
  }
`;
