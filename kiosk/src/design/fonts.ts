// Our own copy of Source Sans 3 and, where a page shows them, Noto Sans for other scripts (all under the SIL Open
// Font License). Faces are declared by script because a style sheet inside a shadow root cannot; the
// browser fetches one only when a letter of its range is shown.
import latin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import latinExt from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2?url';
import cyrillic from '@fontsource-variable/source-sans-3/files/source-sans-3-cyrillic-wght-normal.woff2?url';

const faces: [string, string][] = [
  [
    latin,
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  ],
  [latinExt, 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB'],
  [cyrillic, 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'],
];

export function declareFace(family: string, url: string, unicodeRange: string): void {
  document.fonts.add(
    new FontFace(family, `url("${url}") format("woff2")`, {
      weight: '200 900',
      style: 'normal',
      display: 'swap',
      unicodeRange,
    }),
  );
}

let declared = false;

export function declareFonts(): void {
  if (declared) return;
  declared = true;
  for (const [url, range] of faces) declareFace('Lotsen Sans', url, range);
}
