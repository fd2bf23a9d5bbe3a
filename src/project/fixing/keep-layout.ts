import { type FormattingOf, keepFormat } from '../../../language/format/keep-format.ts';
import type { FirebreakServices } from '../../../language/services.ts';
import type { PreparedEdit } from './apply-edits.ts';

/** Edits of a text and what the formatter has to do because of them: what was formatted still is. None may overlap another. */
export function keepLayout(
    services: FirebreakServices,
    text: string,
    edits: readonly PreparedEdit[],
    formattingOf?: FormattingOf,
): readonly PreparedEdit[] {
    const replacements = edits.map(({ start, end, newText }) => ({ start, end, text: newText }));
    return keepFormat(services, text, replacements, formattingOf).map(({ start, end, text: newText }) => ({
        start,
        end,
        newText,
    }));
}
