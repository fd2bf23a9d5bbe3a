import { counted } from '../../model/wording.ts';
import type { KnownFinding } from '../../rules/baseline.ts';
import type { ReportInput } from './report-input.ts';

/** So many entries that are gone are listed; of more, the first few. */
const MOST_LISTED = 10;

/** What a person should know of the baseline, line by line; nothing where no project has one. */
export function baselineNotes({ known, gone }: Pick<ReportInput, 'known' | 'gone'>): string[] {
    if (!gone) {
        return [];
    }
    const notes = known.length > 0 ? [`${counted(known.length, 'known finding')} in the baseline not shown.`] : [];
    if (gone.length === 0) {
        return notes;
    }
    const count = gone.reduce((sum, entry) => sum + entry.count, 0);
    const more = gone.length - MOST_LISTED;
    return [
        ...notes,
        `${counted(count, 'finding')} of the baseline ${count === 1 ? 'is' : 'are'} gone; \`firebreak check --update-baseline\` takes ${count === 1 ? 'it' : 'them'} out:`,
        ...gone.slice(0, MOST_LISTED).map((entry) => `  ${describeEntry(entry)}`),
        ...(more > 0 ? [`  … and ${more} more`] : []),
    ];
}

function describeEntry({ rule, element, count }: KnownFinding): string {
    return `${rule}  ${element}${count > 1 ? ` (${count} times)` : ''}`;
}
