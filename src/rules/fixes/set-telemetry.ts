import type { Element } from '../../model/element.ts';
import type { Said } from '../../model/said.ts';
import type { Telemetry } from '../../model/telemetry.ts';
import type { Fix } from '../finding.ts';
import { insertStatements } from './insert-statements.ts';

/**
 * A fix that makes an element say what it emits: writes the statement that decides anew, or adds one to the element's
 * block. None where that statement may hold a comment, because it runs over several lines, or rules out all signals at
 * once.
 *
 * @param holder the element that is to say it where nothing is said
 * @param statement the words of the signal: `metrics red, use to Prometheus`
 */
export function setTelemetry(
    telemetry: Telemetry,
    signal: keyof Telemetry,
    holder: Pick<Element, 'source' | 'block'> | undefined,
    statement: string,
): readonly Fix[] {
    const said: Said<unknown> = telemetry[signal];
    const title = `Say \`${statement}\``;
    if (said.said === 'unknown') {
        const edits = holder ? [insertStatements(holder, [`telemetry { ${statement} }`])] : [];
        return edits.map((edit) => ({ title, safe: false, edits: [edit] }));
    }
    const { uri, extent } = said.source;
    if (extent.start.line !== extent.end.line || isSharedNone(telemetry, signal)) {
        return [];
    }
    return [{ title, safe: false, edits: [{ uri, range: extent, newText: statement }] }];
}

/** Whether `telemetry none` rules the signal out, and all others with it. */
function isSharedNone(telemetry: Telemetry, signal: keyof Telemetry): boolean {
    const own = telemetry[signal];
    return (['metrics', 'traces', 'logs'] as const).some((other) => {
        const said = telemetry[other];
        return (
            other !== signal &&
            said.said === 'none' &&
            own.said === 'none' &&
            JSON.stringify(said.source) === JSON.stringify(own.source)
        );
    });
}

/** Where a signal goes, in the words of the language: ` to Prometheus, "Cloud Logging"`; nothing for nowhere. */
export function destination(targets: readonly string[]): string {
    const names = targets.map((target) => (/^[\w-]+(\.[\w-]+)*$/.test(target) ? target : JSON.stringify(target)));
    return names.length === 0 ? '' : ` to ${names.join(', ')}`;
}
