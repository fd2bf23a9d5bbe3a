import { textLine } from '../shapes/marks.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { widestLine, wrapText } from '../text/wrap.ts';
import { SEVERITIES, type SeverityCounts, type ViewHead } from '../views/view.ts';
import { drawSign } from './badge.ts';
import { stepRow } from './stepper.ts';

/** Free room on all sides of a picture. */
export const MARGIN = 24;
const LONGEST = 900;
const WORDS = { error: ['error', 'errors'], warning: ['warning', 'warnings'], info: ['note', 'notes'] } as const;
const BEFORE_TALLY = 48;
const BETWEEN = 24;

/** The head of a picture, measured. */
export interface Header {
    readonly width: number;
    readonly height: number;
    /** Markup for a picture of this width. */
    draw(width: number): string;
}

/** Title, what is in the picture, how many findings there are, and where it stands in a row of steps. */
export function header(view: ViewHead): Header {
    const title = wrapText(view.title, TYPE.pictureTitle, LONGEST);
    const subtitle = view.subtitle === '' ? [] : wrapText(view.subtitle, TYPE.subtitle, LONGEST);
    const tally = view.findings ? tallyParts(view.findings) : [];
    const tallyWidth = tally.reduce((sum, part) => sum + part.width, BETWEEN * Math.max(0, tally.length - 1));
    const text = Math.max(widestLine(title, TYPE.pictureTitle), widestLine(subtitle, TYPE.subtitle));
    const row = view.stepper && stepRow(view.stepper);
    const rowTop = tallyWidth > 0 ? 64 : 24;
    const words = 40 + TYPE.pictureTitle.line * (title.length - 1) + TYPE.subtitle.line * subtitle.length + 30;
    const right = Math.max(tallyWidth, row?.width ?? 0);
    return {
        width: Math.ceil(text + (right > 0 ? BEFORE_TALLY + right : 0)),
        height: Math.max(words, row ? rowTop + row.height + 24 : 0),
        draw(width) {
            let x = width - MARGIN - tallyWidth;
            const signs = tally.map((part) => {
                const left = x;
                x += part.width + BETWEEN;
                return (
                    drawSign(part.severity, { x: left + 8, y: 44 }) +
                    textLine(part.text, TYPE.count, '', { x: left + 22, y: 48.5 })
                );
            });
            return [
                ...title.map((line, i) =>
                    textLine(line, TYPE.pictureTitle, '', { x: MARGIN, y: 40 + TYPE.pictureTitle.line * i }),
                ),
                ...subtitle.map((line, i) =>
                    textLine(line, TYPE.subtitle, 'q', {
                        x: MARGIN,
                        y: 62 + TYPE.pictureTitle.line * (title.length - 1) + TYPE.subtitle.line * i,
                    }),
                ),
                ...signs,
                row ? row.draw(width - MARGIN - row.width, rowTop) : '',
            ].join('');
        },
    };
}

function tallyParts(counts: SeverityCounts) {
    return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => {
        const [one, many] = WORDS[severity];
        const text = `${counts[severity]} ${counts[severity] === 1 ? one : many}`;
        return { severity, text, width: 22 + textWidth(text, TYPE.count) };
    });
}
