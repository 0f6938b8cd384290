export type Shortcut =
  'next' | 'previous' | 'accept' | 'write' | 'return' | 'close' | 'presence' | 'keys';

/** With Alt, so that no letter typed in an answer ever does anything else (WCAG 2.1.4). */
export const shortcuts: readonly { name: Shortcut; code: string; keys: string }[] = [
  { name: 'next', code: 'ArrowDown', keys: 'Alt + ↓' },
  { name: 'previous', code: 'ArrowUp', keys: 'Alt + ↑' },
  { name: 'accept', code: 'KeyA', keys: 'Alt + A' },
  { name: 'write', code: 'KeyW', keys: 'Alt + W' },
  { name: 'return', code: 'KeyR', keys: 'Alt + R' },
  { name: 'close', code: 'KeyC', keys: 'Alt + C' },
  { name: 'presence', code: 'KeyP', keys: 'Alt + P' },
  { name: 'keys', code: 'KeyK', keys: 'Alt + K' },
];

type Keys = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

export function shortcutOf(event: Keys): Shortcut | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  return shortcuts.find((shortcut) => shortcut.code === event.code)?.name ?? null;
}
