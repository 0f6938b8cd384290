import { css } from 'lit';

/** Buttons, chips, fields: a class says what it is, the element stays the browser's own. */
export const controls = css`
  .button,
  .chip,
  .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-block-size: var(--target);
    border: 1.5px solid transparent;
    border-radius: var(--radius-m);
    padding: var(--space-2) var(--space-4);
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    background: transparent;
    color: var(--ink);
    transition:
      background var(--quick) var(--ease),
      border-color var(--quick) var(--ease),
      color var(--quick) var(--ease),
      transform var(--quick) var(--ease);
  }
  .button:active,
  .chip:active,
  .icon-button:active {
    transform: scale(0.98);
  }
  .button.primary {
    background: var(--primary);
    color: var(--on-primary);
  }
  .button.primary:hover {
    background: var(--primary-strong);
  }
  .button.secondary {
    border-color: var(--edge);
    background: var(--raised);
  }
  .button.secondary:hover,
  .button.quiet:hover {
    background: var(--sunken);
  }
  .button.quiet {
    color: var(--primary);
  }
  .button.danger {
    background: var(--danger);
    color: var(--on-danger);
  }
  .button[disabled],
  .icon-button[disabled] {
    cursor: default;
    color: var(--ink-soft);
    background: var(--sunken);
    border-color: var(--line);
    transform: none;
  }
  .icon-button {
    min-inline-size: var(--target);
    padding: var(--space-2);
    border-radius: var(--radius-m);
  }
  .icon-button:hover:not([disabled]) {
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .chip {
    border-color: var(--primary);
    border-radius: calc(var(--target) / 2);
    background: var(--raised);
    color: var(--primary);
    text-align: start;
  }
  .chip:hover {
    background: var(--primary-soft);
    color: var(--on-primary-soft);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .field {
    display: grid;
    gap: var(--space-1);
  }
  .field > label,
  .field > .label {
    font-weight: 600;
    font-size: var(--text-s);
  }
  .input {
    inline-size: 100%;
    min-block-size: var(--target);
    padding: var(--space-2) var(--space-3);
    border: 1.5px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--raised);
    color: var(--ink);
  }
  textarea.input {
    resize: vertical;
  }
  .input::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  .input:focus-visible {
    outline-offset: 0;
    border-color: var(--focus);
  }
  .error-text {
    color: var(--danger);
    font-size: var(--text-s);
    font-weight: 600;
  }
  .spinner {
    inline-size: 1.25em;
    block-size: 1.25em;
    border: 0.16em solid color-mix(in srgb, currentcolor 25%, transparent);
    border-block-start-color: currentcolor;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 6s;
    }
  }
  @media (forced-colors: active) {
    .button,
    .chip,
    .icon-button {
      border-color: ButtonText;
    }
  }
`;

export const banner = css`
  .banner {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-2) var(--space-4);
    font-size: var(--text-s);
    background: var(--harbour-soft);
    color: var(--ink);
    border-block-end: 1px solid var(--line);
  }
  .banner > span {
    flex: 1;
  }
  .banner.warning {
    background: var(--danger-soft);
  }
  .banner.demo {
    background: var(--beacon);
    color: var(--on-beacon);
    font-weight: 600;
  }
`;

/** The browser's own <dialog>: it traps focus, answers Escape and gives the focus back. */
export const dialogs = css`
  dialog.sheet {
    border: none;
    padding: var(--space-5);
    border-radius: var(--radius-l);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow);
    inline-size: min(calc(100vw - 2 * var(--space-4)), calc(var(--base) * 30));
    max-block-size: calc(100dvh - 2 * var(--space-4));
    overflow: auto;
  }
  dialog.sheet::backdrop {
    background: rgb(8 20 24 / 60%);
  }
  dialog.sheet h2 {
    font-size: var(--text-l);
    margin-block-end: var(--space-2);
  }
  dialog.sheet .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-2);
    margin-block-start: var(--space-5);
  }
`;
