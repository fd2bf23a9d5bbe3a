import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../.build/repository.ts';

/** The models and settings of the examples, by URI. */
export function examplesAt(folder: string): Map<string, string> {
    const root = join(repository, 'examples');
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
    return new Map(
        paths
            .map((path) => path.replaceAll('\\', '/'))
            .filter((path) => path.endsWith('.fbk') || path.endsWith('/firebreak.json'))
            .sort()
            .map((path) => [`${folder}/${path}`, readFileSync(join(root, path), 'utf8')] as const),
    );
}
