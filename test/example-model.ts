import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../.build/repository.ts';
import type { ArchitectureModel } from '../src/model/architecture.ts';
import { modelOf } from './model-of.ts';

/** The examples that are whole systems. */
export const EXAMPLE_SYSTEMS = ['shop', 'online-boutique', 'sock-shop', 'train-ticket'] as const;

/** The model of an example, by its folder under `examples/`. */
export async function exampleModel(name: string): Promise<ArchitectureModel> {
    const folder = join(repository, 'examples', name);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.fbk'));
    const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
    return modelOf(texts, { tolerant: true });
}
