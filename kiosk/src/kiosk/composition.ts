// Letters that take several keys: Ge'ez syllables and Chinese characters by their sound (pinyin).

/** What a key means to the field: `detail` of the keyboard's "stroke" event. */
export type KeyStroke = { text: string } | { action: 'erase' | 'send' };

export interface Composition {
  /** Typed, but not in the field yet. */
  readonly pending: string;
  /** What `pending` may become, the likeliest first. */
  readonly candidates: readonly string[];
  /** Strokes for the field, or null where the key means what it always does. */
  press(key: string): KeyStroke[] | null;
  choose(candidate: string): KeyStroke[];
  reset(): void;
}

const vowels = 'ኡኢኣኤእኦ';
const series = 8; // letters of one consonant, in the order of their vowels (Unicode, block Ethiopic)
const ethiopicBegin = 0x1200;
const ethiopicEnd = 0x1358;

/** A consonant, then its vowel: the vowel's key turns the letter before into its syllable. */
export class SyllableComposition implements Composition {
  readonly pending = '';
  readonly candidates: readonly string[] = [];
  private consonant_ = 0;

  press(key: string): KeyStroke[] | null {
    const order = vowels.indexOf(key) + 1;
    const consonant = this.consonant_;
    this.consonant_ = 0;
    if (order > 0 && consonant !== 0) {
      return [{ action: 'erase' }, { text: String.fromCodePoint(consonant + order) }];
    }
    const letter = key.codePointAt(0) ?? 0;
    const alone = key.length === 1 && letter >= ethiopicBegin && letter < ethiopicEnd;
    if (alone && letter % series === 0) this.consonant_ = letter;
    return null;
  }

  choose(): KeyStroke[] {
    return [];
  }

  reset(): void {
    this.consonant_ = 0;
  }
}

/** Latin letters wait until a character is chosen; a space takes the first. */
export class PinyinComposition implements Composition {
  private letters_ = '';

  /** `dictionary`: pinyin -> characters, parted by blanks. */
  constructor(private readonly dictionary_: Readonly<Record<string, string>>) {}

  get pending(): string {
    return this.letters_;
  }

  get candidates(): readonly string[] {
    const syllable = this.syllable;
    return syllable === '' ? [] : (this.dictionary_[syllable] ?? '').split(' ');
  }

  /** The longest beginning of what is typed that has characters. */
  private get syllable(): string {
    for (let size = this.letters_.length; size > 0; --size) {
      const beginning = this.letters_.slice(0, size);
      if (beginning in this.dictionary_) return beginning;
    }
    return '';
  }

  press(key: string): KeyStroke[] | null {
    if (/^[a-z]$/.test(key)) {
      this.letters_ += key;
      return [];
    }
    if (this.letters_ === '') return null;
    if (key === '{bksp}') {
      this.letters_ = this.letters_.slice(0, -1);
      return [];
    }
    if (key === '{space}') {
      const [first] = this.candidates;
      return first === undefined ? this.asTyped() : this.choose(first);
    }
    if (key.startsWith('{') && key !== '{enter}') return null;
    const before = this.asTyped();
    return key === '{enter}' ? before : [...before, { text: key }];
  }

  choose(candidate: string): KeyStroke[] {
    this.letters_ = this.letters_.slice(this.syllable.length);
    return [{ text: candidate }];
  }

  reset(): void {
    this.letters_ = '';
  }

  private asTyped(): KeyStroke[] {
    const text = this.letters_;
    this.letters_ = '';
    return [{ text }];
  }
}

/** Null for the languages whose keys are their letters. */
export async function compositionOf(locale: string): Promise<Composition | null> {
  const base = locale.split('-')[0];
  if (base === 'ti') return new SyllableComposition();
  if (base !== 'zh') return null;
  const { default: chinese } = await import('simple-keyboard-layouts/build/layouts/chinese');
  const { layoutCandidates } = chinese as { layoutCandidates?: Record<string, string> };
  return new PinyinComposition(layoutCandidates ?? {});
}
