import { BROKERS } from './technologies/brokers.ts';
import { DATABASES } from './technologies/databases.ts';
import { DELIVERY } from './technologies/delivery.ts';
import { EDGE } from './technologies/edge.ts';
import { FRAMEWORKS } from './technologies/frameworks.ts';
import { LANGUAGES } from './technologies/languages.ts';
import { MESHES } from './technologies/meshes.ts';
import { OBSERVABILITY } from './technologies/observability.ts';
import { PLATFORM } from './technologies/platform.ts';
import { RESILIENCE } from './technologies/resilience.ts';
import type { Technology, TechnologyCategory } from './technologies/technology.ts';

/**
 * The technologies that Firebreak knows by name, sorted by name. Names that do not stand here are legal everywhere;
 * they only get no suggestions, no link and a mark made from their letters.
 */
export const TECHNOLOGIES: readonly Technology[] = [
    ...EDGE,
    ...MESHES,
    ...RESILIENCE,
    ...OBSERVABILITY,
    ...DELIVERY,
    ...DATABASES,
    ...BROKERS,
    ...LANGUAGES,
    ...FRAMEWORKS,
    ...PLATFORM,
].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

const BY_SPELLING: ReadonlyMap<string, Technology> = new Map(
    TECHNOLOGIES.flatMap((technology) =>
        [technology.name, ...technology.aliases].map((spelling) => [spellingKey(spelling), technology] as const),
    ),
);

/** The technology of this name or alias, whatever its case, spaces, hyphens, underscores and dots. */
export function findTechnology(name: string): Technology | undefined {
    return BY_SPELLING.get(spellingKey(name));
}

/** The known technologies that do this, sorted by name. */
export function technologiesOf(category: TechnologyCategory): readonly Technology[] {
    return TECHNOLOGIES.filter((technology) => technology.categories.includes(category));
}

/**
 * The two letters that stand for a technology: those of the table, else its first letter and the next consonant
 * (`Zeus` is `Zs`), else its first two letters. Empty for a name without letters and digits.
 */
export function markOf(name: string): string {
    const known = findTechnology(name);
    if (known) {
        return known.mark;
    }
    const letters = Array.from(name).filter((character) => /[\p{L}\p{N}]/u.test(character));
    const first = letters[0] ?? '';
    const next = letters.slice(1).find((letter) => !/[aeiouyäöü]/iu.test(letter)) ?? letters[1] ?? '';
    return first.toUpperCase() + next.toLowerCase();
}

/** What has to be equal for two spellings to mean one technology: `Chaos Mesh`, `chaos-mesh`, `ChaosMesh`. */
export function spellingKey(name: string): string {
    return name.toLowerCase().replace(/[\s._-]+/g, '');
}
