import { css } from 'lit';

/** Colours of the mark on a coloured ground; `--mark-*` adapts it to a light one. */
export const markStyle = css`
  .mark {
    display: block;
    flex: none;
    inline-size: 2.25em;
    block-size: 2.25em;
  }
  .mark-beam {
    fill: var(--mark-beam, var(--beacon));
    opacity: 0.9;
  }
  .mark-tower {
    fill: var(--mark-tower, var(--on-primary));
  }
  .mark-band {
    fill: var(--mark-band, var(--primary));
  }
  .mark-water {
    fill: none;
    stroke: var(--mark-tower, var(--on-primary));
    stroke-width: 2.5;
    stroke-linecap: round;
  }
`;
