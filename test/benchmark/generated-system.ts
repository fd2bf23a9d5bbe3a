/** One file of a generated system. */
export interface GeneratedFile {
    readonly path: string;
    readonly text: string;
}

/** How large a generated system is. */
export interface SystemSize {
    readonly services: number;
    readonly servicesPerFile: number;
    /** 2.4 when not said. */
    readonly callsPerService?: number;
}

const CONTEXT_SIZE = 8;
const CALLS_PER_SERVICE = 2.4;
const INNER_SHARE = 0.65;

/**
 * A realistic system as text: contexts of 8 services, about 2.4 calls a service, 65 % of them to a later service of
 * the same context and the rest to one of three fixed earlier contexts; every service has a store and policies. The
 * same size gives the same texts.
 */
export function generateSystem({
    services,
    servicesPerFile,
    callsPerService = CALLS_PER_SERVICE,
}: SystemSize): GeneratedFile[] {
    const random = sequence(42);
    const files: GeneratedFile[] = [{ path: 'system.fbk', text: COMMON }];
    for (let first = 0, file = 0; first < services; first += servicesPerFile, file++) {
        const blocks: string[] = [];
        for (let index = first; index < Math.min(first + servicesPerFile, services); index++) {
            blocks.push(service(index, services, callsPerService, random));
        }
        files.push({ path: `part${String(file).padStart(4, '0')}.fbk`, text: blocks.join('\n') });
    }
    return files;
}

const COMMON = `system Generated {
  defaults {
    timeout 500ms
    breaker { opens after 5 failures  waits 30s }
    telemetry { metrics red to Prometheus  traces otel to Tempo  logs structured to Loki }
  }
}
team Platform
policy careful { timeout 300ms  retry 2 backoff 50ms..1s jitter budget 10% }
observability { metrics Prometheus  traces Tempo  logs Loki }
client Web { calls Edge }
gateway Edge { authenticates oauth2  limits 500/s  route "/" to C0.s0 }
`;

function service(index: number, total: number, callsPerService: number, random: () => number): string {
    const context = Math.floor(index / CONTEXT_SIZE);
    // The first service of a context declares it; the others extend it, from whatever file they stand in.
    const lines = index % CONTEXT_SIZE === 0 ? [`context C${context} {`, '  owner Platform'] : [`extend C${context} {`];
    lines.push(`  entity E${index} { id, name }`, `  service s${index} "Service ${index}" {`);
    lines.push('    technology Kotlin', '    replicas 3', `    masters E${index}`, `    store db${index} : PostgreSQL`);
    lines.push(`    query find "GET /e${index}" { takes 5ms  reads db${index} }`);
    lines.push(`    command change idempotent { takes 8ms  writes db${index}  publishes Changed${index} outbox`);
    for (const target of targets(index, total, callsPerService, random)) {
        lines.push(`      calls s${target}.find over grpc with careful`);
    }
    lines.push('    }', '    slo { availability 99.9%  latency p99 300ms }', '    health "/healthz"', '  }');
    lines.push(`  event Changed${index}`, '}');
    return lines.join('\n');
}

function targets(index: number, total: number, callsPerService: number, random: () => number): number[] {
    const context = Math.floor(index / CONTEXT_SIZE);
    const result = new Set<number>();
    const calls = Math.floor(callsPerService + random());
    for (let call = 0; call < calls; call++) {
        const last = Math.min((context + 1) * CONTEXT_SIZE, total) - 1;
        if (random() < INNER_SHARE && index < last) {
            result.add(index + 1 + Math.floor(random() * (last - index)));
        } else if (context > 0) {
            const upstream = Math.max(0, context - 1 - Math.floor(random() * 3));
            result.add(upstream * CONTEXT_SIZE + Math.floor(random() * random() * CONTEXT_SIZE));
        }
    }
    result.delete(index);
    return [...result].sort((a, b) => a - b);
}

/** Numbers in [0, 1), always the same for a seed: mulberry32. */
export function sequence(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}
