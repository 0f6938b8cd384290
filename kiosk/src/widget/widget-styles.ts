import { css } from 'lit';

export const widgetStyles = css`
  :host {
    display: block;
    position: static;
  }
  .launcher {
    position: fixed;
    inset-block-end: calc(var(--space-5) + env(safe-area-inset-bottom));
    inset-inline-end: var(--space-5);
    z-index: 2147483000;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-block-size: calc(var(--base) * 3.75);
    padding: var(--space-2) var(--space-5) var(--space-2) var(--space-4);
    padding-inline: var(--space-4) var(--space-5);
    border: 2px solid var(--focus-gap);
    border-radius: calc(var(--base) * 2);
    background: var(--primary);
    color: var(--on-primary);
    font-weight: 650;
    box-shadow: var(--shadow);
    transition: background var(--quick) var(--ease);
  }
  .launcher:hover {
    background: var(--primary-strong);
  }
  .badge {
    position: absolute;
    inset-block-start: calc(var(--base) * -0.5);
    inset-inline-end: calc(var(--base) * -0.25);
    min-inline-size: calc(var(--base) * 1.5);
    padding-inline: var(--space-1);
    border-radius: var(--radius-m);
    background: var(--beacon);
    color: var(--on-beacon);
    font-size: var(--text-s);
    text-align: center;
  }
  dialog.panel {
    position: fixed;
    inset: auto;
    inset-block-end: calc(var(--space-5) + env(safe-area-inset-bottom));
    inset-inline-end: var(--space-5);
    z-index: 2147483000;
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    inline-size: calc(var(--base) * 26);
    max-inline-size: calc(100vw - 2 * var(--space-4));
    block-size: min(calc(var(--base) * 44), calc(100dvh - 2 * var(--space-5)));
    max-block-size: none;
    background: var(--paper);
    color: var(--ink);
    box-shadow: var(--shadow);
    overflow: hidden;
  }
  dialog.panel[open] {
    display: flex;
    flex-direction: column;
    animation: rise var(--calm) var(--ease);
  }
  dialog.panel:modal {
    inset: 0;
    inline-size: 100vw;
    max-inline-size: none;
    block-size: 100dvh;
    border: none;
    border-radius: 0;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }
  .head {
    display: grid;
    grid-template-columns: auto 1fr auto auto;
    align-items: center;
    column-gap: var(--space-3);
    padding: var(--space-3) var(--space-3) var(--space-2) var(--space-4);
    padding-inline: var(--space-4) var(--space-3);
    background: var(--head);
    --mark-tower: var(--on-head);
    --mark-band: var(--head);
    border-block-end: 1px solid var(--line);
    color: var(--on-head);
  }
  .head :focus-visible {
    outline-color: var(--on-head);
    box-shadow: none;
  }
  .head h2 {
    font-size: var(--text-l);
  }
  .head .title {
    min-inline-size: 0;
  }
  .head .title p {
    font-size: var(--text-s);
  }
  .head .icon-button {
    color: var(--on-head);
    margin-inline-start: calc(-1 * var(--space-2));
  }
  .actions-line {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-block-start: var(--space-2);
  }
  .actions-line button {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: calc(var(--base) * 2.25);
    padding: var(--space-1) var(--space-3);
    border: 1px solid color-mix(in srgb, var(--on-head) 55%, transparent);
    border-radius: calc(var(--base) * 1.25);
    background: transparent;
    color: var(--on-head);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .actions-line button:hover {
    background: color-mix(in srgb, var(--on-head) 14%, transparent);
  }
  lotsen-chat {
    flex: 1;
  }
  /* A phone on its side, or 400 % zoom: the whole panel scrolls, so that the conversation has room. */
  @media (max-height: 480px) {
    dialog.panel {
      overflow-y: auto;
    }
    lotsen-chat {
      flex: none;
      block-size: 100%;
    }
  }
  .languages ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(var(--base) * 8), 1fr));
    gap: var(--space-2);
    margin-block-start: var(--space-4);
  }
  .languages .button {
    inline-size: 100%;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
