import type { AstNodeDescription } from 'langium';
import { editDistance } from '../near-words.ts';
import type { NameIndex } from './name-index.ts';
import { lastSegment, lastSegments } from './qualified-names.ts';

/** So many names are compared for one document at most: many errors in a large project must not take long. */
const MOST_COMPARISONS = 300_000;

/** Finds the names that unknown ones may be meant to be. One for each document that is checked: it stops when it has done enough. */
export class NameSuggestions {
    private readonly names: NameIndex;
    private left = MOST_COMPARISONS;

    constructor(names: NameIndex) {
        this.names = names;
    }

    /**
     * A name to write instead of `text`: with as many parts as `text` has, if one is near it; else the full name of the
     * only element that has its last part.
     */
    find(text: string, fits: (description: AstNodeDescription) => boolean): string | undefined {
        return this.nearest(text, fits) ?? this.withSameEnd(text, fits);
    }

    private nearest(text: string, fits: (description: AstNodeDescription) => boolean): string | undefined {
        const parts = text.split('.').length;
        let best: string | undefined;
        let bestDistance = Math.min(3, Math.max(1, lastSegment(text).length / 3)) + 0.25;
        for (const description of this.names.all()) {
            if (--this.left < 0) {
                break;
            }
            const candidate = lastSegments(description.name, parts);
            if (Math.abs(candidate.length - text.length) > bestDistance || !fits(description)) {
                continue;
            }
            const found = editDistance(text, candidate);
            if (found < bestDistance || (found === bestDistance && best !== undefined && candidate < best)) {
                best = candidate;
                bestDistance = found;
            }
        }
        return best;
    }

    private withSameEnd(text: string, fits: (description: AstNodeDescription) => boolean): string | undefined {
        const found = new Set<string>();
        for (const description of this.names.withSuffix(lastSegment(text))) {
            if (fits(description)) {
                found.add(description.name);
            }
        }
        const [only, ...others] = found;
        return others.length === 0 && only !== text ? only : undefined;
    }
}
