import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { wrapText } from '../text/wrap.ts';
import type { Participant } from './sequence-view.ts';

/** Left end of the text in a head. */
export const HEAD_TEXT = 40;
const RIGHT = 14;
/** Widths of a head: the usual one, and that of a long word. */
const WIDTH = 152;
const WIDEST = 208;
const TITLE_LINE = 16;
const SUBTITLE_LINE = 14;

/** The texts of a head and the height that they need. */
export interface MeasuredHead {
    readonly title: readonly string[];
    readonly subtitle: readonly string[];
    readonly width: number;
    readonly height: number;
}

/** Sets the name of a participant and what it is. */
export function measureHead({ title, subtitle, shape }: Participant): MeasuredHead {
    const right = shape === 'queue' ? 30 : RIGHT;
    const words = title.split(/(?<=[\s\-_./])|(?<=[\p{Ll}\d])(?=\p{Lu})/u);
    const longest = words.reduce((most, word) => Math.max(most, textWidth(word.trimEnd(), TYPE.contextTitle)), 0);
    const width = Math.min(WIDEST, Math.max(WIDTH, 8 * Math.ceil((HEAD_TEXT + longest + right) / 8)));
    const room = width - HEAD_TEXT - right;
    const name = wrapText(title, TYPE.contextTitle, room);
    const second = subtitle === undefined ? [] : wrapText(subtitle, TYPE.label, room);
    return {
        title: name,
        subtitle: second,
        width,
        height: Math.max(52, 22 + TITLE_LINE * name.length + SUBTITLE_LINE * second.length),
    };
}

/** Baselines of the lines of a head, the title's before those of the second text. */
export function headBaselines(head: Pick<MeasuredHead, 'title' | 'subtitle'>, height: number): readonly number[] {
    const text = TITLE_LINE * head.title.length + SUBTITLE_LINE * head.subtitle.length;
    const top = (height - text) / 2;
    const below = top + TITLE_LINE * head.title.length;
    return [
        ...head.title.map((_, i) => Math.round(top + TITLE_LINE * i + 12.5)),
        ...head.subtitle.map((_, i) => Math.round(below + SUBTITLE_LINE * i + 10.5)),
    ];
}
