/** Writes the JSON schema of `firebreak.json`, by which editors complete and check it, from the shapes of the sources. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { configShape } from '../src/project/config/project-config.ts';
import { repository } from './repository.ts';

/** Where the schema is, from the repository's top folder. */
export const SETTINGS_SCHEMA_FILE = 'docs/firebreak.schema.json';

/**
 * The schema as plain data. It is of draft 7, the newest that VS Code knows whole; `allowTrailingCommas` is VS Code's
 * own word.
 */
export function settingsSchema(): Readonly<Record<string, unknown>> {
    const schema = z.toJSONSchema(configShape(), { target: 'draft-7', io: 'input' });
    return {
        ...schema,
        title: 'firebreak.json',
        description: 'Settings of a Firebreak project: the folder of this file and all models below it.',
        allowTrailingCommas: true,
    };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    const file = join(repository, SETTINGS_SCHEMA_FILE);
    writeFileSync(file, `${JSON.stringify(settingsSchema(), undefined, 2)}\n`);
    spawnSync('biome', ['format', '--write', file], { cwd: repository, stdio: 'inherit' });
}
