// Our own drawings on a 24 by 24 grid, one line width. `icon` is for the pages' own controls; tiles
// name theirs in a plugin's manifest, and an unknown name gets the speech bubble.
import { svg, html, type TemplateResult } from 'lit';

const drawings = {
  chat: svg`<path d="M5 4.5h14a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-7.5L7 20.5v-4H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5Z"/><path d="M8 9h8M8 12h5"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  send: svg`<path d="M4 12 20 5l-5 15-3.2-6.2L4 12Z"/><path d="m11.8 13.8 4-4.4"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.6 2.4 3.8 5.2 3.8 8.5s-1.2 6.1-3.8 8.5c-2.6-2.4-3.8-5.2-3.8-8.5S9.4 5.9 12 3.5Z"/>`,
  person: svg`<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.6-4 3.5-6.2 7.5-6.2s6.9 2.2 7.5 6.2"/>`,
  camera: svg`<path d="M4.5 7.500h3l1.7-2.500h5.600l1.7 2.500h3A1 1 0 0 1 20.5 8.500v9.500a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V8.500a1 1 0 0 1 1-1Z"/><circle cx="12" cy="13" r="3.4"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="1.5"/><path d="M15.5 8.500V5.500A1.5 1.5 0 0 0 14 4H5.500A1.5 1.5 0 0 0 4 5.500V14a1.5 1.5 0 0 0 1.5 1.500h3"/>`,
  check: svg`<path d="m5 12.5 4.5 4.500L19 7.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.200l3.3 2"/>`,
  warning: svg`<path d="M12 4 2.8 19.500h18.400L12 4Z"/><path d="M12 10v4.500M12 17v.2"/>`,
  back: svg`<path d="M19 12H5m6-6.500L4.5 12l6.5 6.5"/>`,
  forward: svg`<path d="M5 12h14m-6-6.5 6.5 6.5-6.5 6.5"/>`,
  home: svg`<path d="M4 11.5 12 4.500l8 7M6 10v9.500h4.500V15h3v4.500H18V10"/>`,
  finish: svg`<path d="M14 4.500H6.500A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.500H14M10 12h10m-4-4 4 4-4 4"/>`,
  'text-size': svg`<path d="M3 19 8.5 5 14 19M5 14.500h7M15 19l3.3-8.500L21.5 19M16.2 16.200h4.2"/>`,
  contrast: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 3.500a8.5 8.5 0 0 1 0 17Z" fill="currentColor"/>`,
  calendar: svg`<rect x="4" y="5.5" width="16" height="14.5" rx="1.5"/><path d="M4 10h16M8.5 3.500v4M15.5 3.500v4"/>`,
  phone: svg`<path d="M6.5 4h3l1.5 4-2 1.500a11 11 0 0 0 5.5 5.500l1.5-2 4 1.500v3a1.8 1.8 0 0 1-2 1.800A14.5 14.5 0 0 1 4.7 6 1.8 1.8 0 0 1 6.5 4Z"/>`,
  mail: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="m4 7 8 6 8-6"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.700L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.700L12 17"/>`,
  bell: svg`<path d="M6 16.500V11a6 6 0 0 1 12 0v5.500l1.5 1.500h-15L6 16.500ZM10 20.500h4"/>`,
  keyboard: svg`<rect x="2.5" y="6.5" width="19" height="11.5" rx="1.5"/><path d="M6 10h.2M9 10h.2M12 10h.2M15 10h.2M18 10h.2M7.5 14.500h9"/>`,
  menu: svg`<path d="M4.5 7h15M4.5 12h15M4.5 17h15"/>`,
  more: svg`<path d="M12 6v.2M12 12v.2M12 18v.2" stroke-width="2.6"/>`,
  trash: svg`<path d="M4.5 7h15M9.5 7V4.500h5V7M6.5 7l1 13h9l1-13M10 11v5.500M14 11v5.5"/>`,
  wrench: svg`<path d="M14.5 6.500a4 4 0 0 1 5-1l-2.7 2.7 1.5 2 2.5-2.700a4 4 0 0 1-5.3 4.700L9 19a2.1 2.1 0 0 1-3.2-3l6.4-6.500a4 4 0 0 1 2.3-3Z"/>`,
  lamp: svg`<path d="M8 20.500V6a3.5 3.5 0 0 1 7 0M12.5 6h5l1.5 4h-8l1.5-4ZM5.5 20.500h5"/>`,
  job: svg`<rect x="3.5" y="7.5" width="17" height="11.5" rx="1.5"/><path d="M8.5 7.500v-2A1.5 1.5 0 0 1 10 4h4a1.5 1.5 0 0 1 1.5 1.500v2M3.5 12.500h17M12 11.500v2"/>`,
  people: svg`<circle cx="9" cy="9" r="3.2"/><path d="M3 19c.4-3.6 2.7-5.5 6-5.500s5.6 1.9 6 5.5"/><circle cx="16.8" cy="8" r="2.4"/><path d="M16.5 12.500c2.6 0 4.2 1.5 4.6 4.5"/>`,
  ball: svg`<circle cx="12" cy="12" r="8.5"/><path d="m12 8 3.8 2.8-1.5 4.400H9.700l-1.5-4.400L12 8ZM12 3.500V8M20 9.500l-4.2 1.300M17 19l-2.7-3.800M7 19l2.7-3.800M4 9.500l4.2 1.3"/>`,
  shield: svg`<path d="M12 3.5 5 6v6c0 4.2 2.8 7 7 8.5 4.2-1.5 7-4.3 7-8.500V6l-7-2.500Z"/><path d="m9 12 2.2 2.200L15.2 10"/>`,
  walk: svg`<circle cx="13" cy="5" r="1.8"/><path d="m10 21 2-6-2.5-2.500L10.5 8l3 1 2 3 2.5 1M12 15l3 2.5.8 3.500M10.5 8 7 10v3"/>`,
  school: svg`<path d="m2.5 9 9.5-4.500L21.5 9 12 13.5 2.5 9Z"/><path d="M6.5 11v5c1.5 1.5 3.3 2.2 5.5 2.200s4-.7 5.5-2.200v-5M21.5 9v5"/>`,
  cup: svg`<path d="M5 9h12v6a4.5 4.5 0 0 1-4.5 4.500h-3A4.5 4.5 0 0 1 5 15V9ZM17 10.500h1.500a2.3 2.3 0 0 1 0 5H17M8.5 3.500v2.500M13 3.500v2.5"/>`,
  place: svg`<path d="M12 21c4-4.2 6.5-7.5 6.5-11a6.5 6.5 0 0 0-13 0c0 3.5 2.5 6.8 6.5 11Z"/><circle cx="12" cy="10" r="2.4"/>`,
  search: svg`<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5.5 5.5"/>`,
  document: svg`<path d="M6.5 3.500H14l4 4v13H6.500a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1ZM13.5 3.500V8H18M8.5 12h6.500M8.5 15.500h6.5"/>`,
  coin: svg`<circle cx="12" cy="12" r="8.5"/><path d="M14.8 9.300c-.6-.9-1.6-1.3-2.8-1.3-1.6 0-2.8.8-2.8 2s1.2 1.7 2.8 2 2.8.8 2.8 2-1.2 2-2.8 2c-1.2 0-2.2-.4-2.8-1.300M12 6.500V8m0 8v1.5"/>`,
  help: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.500a2.5 2.5 0 1 1 3.6 2.300c-.8.4-1.1.900-1.1 1.900M12 16.500v.2"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2.500M12 18.500V21M3 12h2.500M18.5 12H21M5.6 5.600l1.8 1.800M16.6 16.600l1.8 1.800M5.6 18.400l1.8-1.800M16.6 7.400l1.8-1.8"/>`,
  flag: svg`<path d="M6 21V4h12l-2.5 4L18 12H6"/>`,
  add: svg`<path d="M12 5v14M5 12h14"/>`,
  refresh: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.300M19.5 4v4h-4"/>`,
} as const;

export type IconName = keyof typeof drawings;

const turning = new Set<IconName>(['send', 'back', 'forward', 'finish']);

export function icon(name: IconName): TemplateResult {
  return html`<svg
    class=${turning.has(name) ? 'icon turns' : 'icon'}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${drawings[name]}
  </svg>`;
}

/** A tile's icon by the name its plugin gave. */
export function tileIcon(name: string | undefined): TemplateResult {
  return icon(name !== undefined && Object.hasOwn(drawings, name) ? (name as IconName) : 'chat');
}

/** The mark: a pilot station's light over the water. */
export function mark(): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <path class="mark-beam" d="M24 13 3 6v14l21-5Zm0 0 21-7v14l-21-5Z" />
    <path
      class="mark-tower"
      d="M19.5 18h9l2.5 18H17l2.5-18Zm1-8h7v6.500h-7V10Zm-1.3 0L24 5.5 28.8 10Z"
    />
    <path class="mark-band" d="M18.7 24h10.600l.7 5H18l.7-5Z" />
    <path
      class="mark-water"
      d="M4 40c3.3 0 3.3 2.5 6.7 2.500S14 40 17.3 40s3.3 2.5 6.7 2.500S27.3 40 30.7 40s3.3 2.5 6.6 2.500S40.7 40 44 40"
    />
  </svg>`;
}
