import { css } from 'lit';

export const bubbleStyles = css`
  .row {
    display: grid;
    justify-items: start;
    gap: var(--space-2);
    max-inline-size: 88%;
    justify-self: start;
    min-inline-size: 0;
  }
  .row.own {
    justify-items: end;
    justify-self: end;
  }
  .row.leads {
    margin-block-start: var(--space-3);
  }
  .speaker {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--ink-soft);
  }
  .speaker time {
    font-weight: 400;
    margin-inline-start: var(--space-1);
  }
  .agent .speaker {
    color: var(--harbour);
  }
  .bubble {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    border: 1px solid transparent;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .other .bubble {
    background: var(--raised);
    border-color: var(--line);
    border-end-start-radius: var(--space-1);
  }
  .agent.other .bubble {
    background: var(--harbour-soft);
    border-color: var(--harbour);
  }
  .own .bubble {
    background: var(--primary);
    color: var(--on-primary);
    border-end-end-radius: var(--space-1);
  }
  .own .bubble.waits,
  .own .bubble.refused {
    background: var(--primary-soft);
    color: var(--on-primary-soft);
    border: 1.5px dashed var(--primary);
  }
  .bubble.emergency {
    background: var(--danger-soft);
    border: 1.5px solid var(--danger);
    font-weight: 600;
  }
  .delivery,
  .delivery p {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    font-size: var(--text-s);
    color: var(--ink-soft);
  }
  .delivery.refused {
    display: grid;
    justify-items: end;
    gap: var(--space-2);
  }
  .delivery.refused p {
    color: var(--danger);
    font-weight: 600;
  }
  .source {
    font-size: var(--text-s);
    color: var(--ink-soft);
  }
  .cards {
    display: grid;
    gap: var(--space-2);
    inline-size: 100%;
  }
  .card {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4);
    border-radius: var(--radius-m);
    border: 1px solid var(--line);
    border-inline-start: var(--space-1) solid var(--primary);
    background: var(--raised);
  }
  .card .name {
    font-weight: 650;
    text-align: start;
  }
  .card .note {
    font-size: var(--text-s);
    color: var(--ink-soft);
  }
  .contacts {
    display: grid;
    gap: var(--space-1);
  }
  .contacts li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: calc(var(--base) * 1.75);
  }
  .contacts .icon {
    color: var(--ink-soft);
  }
  .system {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    justify-self: center;
    margin-block: var(--space-3);
    padding: var(--space-2) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--sunken);
    color: var(--ink);
    font-size: var(--text-s);
    max-inline-size: 100%;
  }
  .case {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    justify-self: stretch;
    margin-block: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--primary-soft);
    color: var(--on-primary-soft);
    border: 1.5px solid var(--primary);
  }
  .case > div {
    flex: 1;
    min-inline-size: 0;
  }
  .case .label,
  .case .status {
    font-size: var(--text-s);
  }
  .case .reference {
    font-size: var(--text-l);
    font-weight: 700;
    letter-spacing: 0.04em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    user-select: all;
  }
  @media (forced-colors: active) {
    .bubble,
    .card,
    .system,
    .case {
      border: 1px solid CanvasText;
    }
    .own .bubble {
      border-width: 3px;
    }
  }
`;
