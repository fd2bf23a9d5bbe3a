import { EmptyFileSystem, URI } from 'langium';
import { buildModel } from '../../language/build-model.ts';
import { createFirebreakServices } from '../../language/services.ts';
import type { ArchitectureModel } from '../../src/model/architecture.ts';
import { runRules } from '../../src/rules/run-rules.ts';
import { type GeneratedFile, generateSystem } from './generated-system.ts';
import { elapsed, median, milliseconds, printRow } from './measure.ts';

const SIZES = [500, 1000, 2000, 5000];
const RUNS = 5;
const DENSE = 300;

/**
 * All rules on models that are there already: the curve over the number of services, about four calls each that differ, and a
 * system in which all services call all others. Targets: 5,000 services and 20,000 calls in at most 1.5 s, growing no
 * worse than n log n; the dense system in bounded time with bounded output.
 */
export async function benchmarkRules(): Promise<void> {
    printRow('services', 'calls', 'first', 'median', 'n log n x', 'findings');
    let reference: number | undefined;
    for (const services of SIZES) {
        const model = await modelOf(generateSystem({ services, servicesPerFile: 5, callsPerService: 5 }));
        const { first, warm, findings } = await measure(model);
        const scale = warm / (services * Math.log2(services));
        reference ??= scale;
        const growth = (scale / reference).toFixed(2);
        printRow(
            String(services),
            String(model.calls.length),
            milliseconds(first),
            milliseconds(warm),
            growth,
            String(findings),
        );
    }
    const dense = await modelOf([{ path: 'dense.fbk', text: denseSystem(DENSE) }]);
    const { first, warm, findings } = await measure(dense);
    printRow(
        `${DENSE}, all calling all`,
        String(dense.calls.length),
        milliseconds(first),
        milliseconds(warm),
        '',
        String(findings),
    );
}

async function measure(model: ArchitectureModel): Promise<{ first: number; warm: number; findings: number }> {
    let findings = 0;
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
        times.push(
            await elapsed(() => {
                findings = runRules(model).length;
            }),
        );
    }
    return { first: times[0] ?? Number.NaN, warm: median(times.slice(1)), findings };
}

async function modelOf(files: readonly GeneratedFile[]): Promise<ArchitectureModel> {
    const { shared } = createFirebreakServices(EmptyFileSystem);
    const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
    for (const { path, text } of files) {
        LangiumDocuments.addDocument(LangiumDocumentFactory.fromString(text, URI.file(`/system/${path}`)));
    }
    const documents = LangiumDocuments.all.toArray();
    await DocumentBuilder.build(documents);
    return buildModel(documents);
}

function denseSystem(services: number): string {
    const names = Array.from({ length: services }, (_, index) => `s${index}`);
    return names
        .map((name) => {
            const calls = names.filter((other) => other !== name).map((other) => `  calls ${other}`);
            return `service ${name} {\n${calls.join('\n')}\n}`;
        })
        .join('\n');
}
