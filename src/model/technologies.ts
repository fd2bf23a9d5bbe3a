import { MESHES } from './technologies/meshes.ts';
import type { Technology, TechnologyCategory } from './technologies/technology.ts';

/**
 * The technologies that Firebreak knows by name, sorted by name. Names that do not stand here are legal everywhere;
 * they only get no suggestions, no link and a mark made from their letters.
 */
export const TECHNOLOGIES: readonly Technology[] = [...MESHES].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
);

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

/** What has to be equal for two spellings to mean one technology: `Chaos Mesh`, `chaos-mesh`, `ChaosMesh`. */
export function spellingKey(name: string): string {
    return name.toLowerCase().replace(/[\s._-]+/g, '');
}
