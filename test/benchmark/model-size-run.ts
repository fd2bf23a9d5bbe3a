import process from 'node:process';
import { EmptyFileSystem, URI } from 'langium';
import { buildModel } from '../../language/build-model.ts';
import { createFirebreakServices } from '../../language/services.ts';
import { runRules } from '../../src/rules/run-rules.ts';
import { generateSystem } from './generated-system.ts';
import { elapsed } from './measure.ts';

/** What the phases of one run took, in milliseconds, and the memory of the process at its end. */
export interface PhaseTimes {
    readonly parse: number;
    readonly build: number;
    readonly model: number;
    readonly rules: number;
    readonly megabytes: number;
}

if (process.argv[1] === import.meta.filename) {
    process.stdout.write(JSON.stringify(await run(Number(process.argv[2]))));
}

async function run(services: number): Promise<PhaseTimes> {
    const files = generateSystem({ services, servicesPerFile: 5 });
    const { shared } = createFirebreakServices(EmptyFileSystem);
    const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
    const parse = await elapsed(() => {
        for (const file of files) {
            LangiumDocuments.addDocument(
                LangiumDocumentFactory.fromString(file.text, URI.file(`/system/${file.path}`)),
            );
        }
    });
    const documents = LangiumDocuments.all.toArray();
    const build = await elapsed(() => DocumentBuilder.build(documents, { validation: true }));
    let architecture: ReturnType<typeof buildModel> | undefined;
    const model = await elapsed(() => {
        architecture = buildModel(documents);
    });
    const rules = await elapsed(() => architecture && runRules(architecture));
    return { parse, build, model, rules, megabytes: process.memoryUsage().rss / 1e6 };
}
