// For the kiosk and the desk, whose machines may have no letters but Latin ones of their own. Chinese
// comes in a hundred pieces, of which the browser fetches those whose characters are shown.
import arabic from '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2?url';
import bengali from '@fontsource-variable/noto-sans-bengali/files/noto-sans-bengali-bengali-wght-normal.woff2?url';
import ethiopic from '@fontsource-variable/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-wght-normal.woff2?url';
import { declareFace } from './fonts.js';

const faces: [string, string][] = [
  [arabic, 'U+0600-06FF,U+0750-077F,U+08A0-08FF,U+FB50-FDFF,U+FE70-FEFC'],
  [bengali, 'U+0951-0952,U+0964-0965,U+0980-09FE,U+200C-200D,U+25CC'],
  [ethiopic, 'U+1200-1399,U+2D80-2DDE,U+AB01-AB2E'],
];

export function declareScriptFonts(): void {
  for (const [url, range] of faces) declareFace('Lotsen Scripts', url, range);
  void import('@fontsource-variable/noto-sans-sc/index.css');
}
