import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { writtenDuration } from '../../model/quantities.ts';
import { comparePositions, type Position, type Range, type Source } from '../../model/source.ts';
import { callTime } from '../../model/what-if/call-time.ts';
import { worstCaseWait } from '../../model/what-if/worst-case-wait.ts';
import { policyRows } from '../../panel/policy-rows.ts';
import { workOf } from '../../panel/stop-sections.ts';
import type { EditorSettings } from '../editor/editor-settings.ts';
import { elementsIn } from '../projects/elements-in.ts';

/** Words that the editor shows behind what is written, as if they stood there. */
export interface Hint {
    readonly position: Position;
    readonly text: string;
    /** Where it comes from, in plain words. */
    readonly why: string;
    /** Where that is written. */
    readonly origin?: Source;
}

/** The part of a file that is asked for, and where the lines of the model's text are in it. */
export interface HintedPart {
    readonly range: Range;
    readonly lineNow: (line: number) => number | undefined;
}

/** The hints in a part of a file: what holds for calls though it is not written at them, and how long work can wait. */
export function hintsIn(
    uri: string,
    { range, lineNow }: HintedPart,
    index: ModelIndex,
    shown: EditorSettings['inlayHints'],
): Hint[] {
    const { calls, elements } = elementsIn(index, uri);
    const placeNow = ({ line, character }: Position) => {
        const now = lineNow(line);
        return now === undefined ? undefined : { line: now, character };
    };
    const isAsked = (written: Position) => {
        const position = placeNow(written);
        return (
            position !== undefined &&
            comparePositions(range.start, position) <= 0 &&
            comparePositions(position, range.end) <= 0
        );
    };
    const ofCalls = calls
        .filter(({ location }) => isAsked(location.range.end))
        .flatMap((call) => callHint(call, index, shown));
    const ofWork = elements.flatMap(({ id }) => (shown.waits ? waitHint(id, index, isAsked) : []));
    return [...ofCalls, ...ofWork].map((hint) => ({ ...hint, position: placeNow(hint.position) ?? hint.position }));
}

function callHint(call: Call, index: ModelIndex, shown: EditorSettings['inlayHints']): Hint[] {
    const { timeout, retry } = call.effective;
    const position = call.location.range.end;
    const why = policyRows(call, index)
        .filter(({ glyph }) => glyph === 'timeout' || glyph === 'deadline' || glyph === 'retry')
        .map(({ text, aside }) => `${text} (${aside})`)
        .join('\n');
    const { perTry, tries, backoff } = callTime(call.effective);
    if (shown.retries && retry.said === 'set' && tries > 1 && Number.isFinite(perTry)) {
        const times = Number.isFinite(tries) ? String(tries) : '∞';
        const waits = Number.isFinite(backoff) && backoff > 0 ? ` + ${writtenDuration(backoff)}` : '';
        return [
            {
                position,
                text: `waits ${writtenDuration(perTry)} × ${times}${waits}`,
                why,
                ...originOf(retry.origin.source),
            },
        ];
    }
    if (shown.timeouts && timeout.said === 'set' && timeout.origin.layer !== 'call') {
        return [
            { position, text: `timeout ${writtenDuration(timeout.value)}`, why, ...originOf(timeout.origin.source) },
        ];
    }
    return [];
}

function originOf(origin: Source | undefined): Pick<Hint, 'origin'> {
    return origin ? { origin } : {};
}

/** How long an operation can wait for several calls; of one the call itself tells. */
function waitHint(id: string, index: ModelIndex, isAsked: (position: Position) => boolean): Hint[] {
    const head = index.operations.get(id)?.head;
    const work = head && isAsked(head.end) ? workOf(index).works.get(id) : undefined;
    if (!head || !work || work.calls.length < 2) {
        return [];
    }
    const { total, endless, atLeast } = worstCaseWait(index, work);
    if (endless.length > 0 || total === 0) {
        return [];
    }
    const why = `the longest that it waits for its ${work.calls.length} calls, when each runs into its timeout at every try`;
    return [{ position: head.end, text: `waits ${atLeast ? 'at least ' : ''}up to ${writtenDuration(total)}`, why }];
}
