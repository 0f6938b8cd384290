// For the kiosk and the desk, whose machines may have no Arabic letters of their own.
import arabic from '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2?url';
import { declareFace } from './fonts.js';

export function declareArabicFont(): void {
  declareFace(
    'Lotsen Arabic',
    arabic,
    'U+0600-06FF,U+0750-077F,U+08A0-08FF,U+FB50-FDFF,U+FE70-FEFC',
  );
}
