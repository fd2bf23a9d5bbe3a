import { type Choices, choicesFrom } from './seeded-choices.ts';
import type { Sentence, SketchBlock } from './sketch.ts';

/** A model as text, in a layout that a seed decides: blanks, line ends, blocks on one line or many, comments. */
export function textOf(sentences: readonly Sentence[], seed: number): string {
    const writer = new SketchWriter(choicesFrom(seed));
    writer.lines({ order: 'free', sentences }, '');
    return writer.text;
}

class SketchWriter {
    text = '';
    private readonly choices: Choices;

    constructor(choices: Choices) {
        this.choices = choices;
    }

    /** Each sentence in a line of its own, or more. */
    lines({ order, sentences }: SketchBlock, indent: string): void {
        for (const [index, sentence] of sentences.entries()) {
            this.comment(indent);
            this.text += indent;
            this.sentence(sentence, indent, order === 'list' && index < sentences.length - 1);
            this.text += this.choices.oneOf(['', '', '  ', ' // trailing { "', '      // behind', ' /* in\n   two */']);
            this.text += this.choices.oneOf(['\n', '\n', '\n', '\n\n', ' \n\t\n\n', '\r\n']);
        }
    }

    private sentence({ doc, words, block }: Sentence, indent: string, comma: boolean): void {
        if (doc !== undefined) {
            this.text += this.doc(doc, indent);
        }
        for (const [index, word] of tokensOf(words).entries()) {
            this.text += (index > 0 ? this.blank() : '') + word;
        }
        if (block) {
            this.text += this.choices.oneOf(['', ' ', ' ', '\n', ' /* why */ ']);
            this.block(block, indent);
        }
        this.text += comma ? this.choices.oneOf([',', ' ,']) : '';
    }

    private block(block: SketchBlock, indent: string): void {
        const multiLine = block.sentences.some(({ doc }) => doc !== undefined) || this.choices.once(2);
        this.text += '{';
        if (multiLine) {
            this.text += this.choices.oneOf(['\n', '\n\n', ' // opens\n']);
            this.lines(block, indent + this.choices.oneOf(['  ', '    ', '\t', '']));
            this.text += indent;
        } else {
            for (const [index, sentence] of block.sentences.entries()) {
                this.text += this.blank();
                this.sentence(sentence, indent, block.order === 'list' && index < block.sentences.length - 1);
            }
            this.text += this.choices.oneOf(['', ' ', '  ']);
        }
        this.text += '}';
    }

    private doc(doc: string, indent: string): string {
        const [first, ...rest] = doc.split('\n');
        const starred = ['/**', ...[first, ...rest].map((line) => `${indent} * ${line}`), `${indent} */`].join('\n');
        return this.choices.once(2) && rest.length === 0 ? `/** ${first} */ ` : `${starred}\n${indent}`;
    }

    private comment(indent: string): void {
        if (this.choices.once(8)) {
            this.text += this.choices.oneOf([
                `${indent}// ── a section ──────\n`,
                `// far left } \n`,
                `${indent}/* several\n  lines\n * of "text */\n\n`,
                `${indent}/* before */ `,
            ]);
        }
    }

    private blank(): string {
        return this.choices.oneOf([' ', ' ', ' ', ' ', ' ', '  ', '    ', '\t', ' /* so */ ']);
    }
}

/** Words, texts between quotation marks and punctuation; a comma stays with what it follows. */
function tokensOf(words: string): string[] {
    return words.match(/(?:"(?:\\.|[^"\\])*"|[^\s"]+),?/g) ?? [];
}
