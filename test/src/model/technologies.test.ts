import { describe, expect, it } from 'vitest';
import { RETRY_CONDITIONS } from '../../../src/model/policy.ts';
import { TECHNOLOGY_CATEGORIES } from '../../../src/model/technologies/technology.ts';
import { findTechnology, markOf, spellingKey, TECHNOLOGIES, technologiesOf } from '../../../src/model/technologies.ts';

describe('the technology table', () => {
    it('gives every technology a mark of two letters that no other has', () => {
        const marks = TECHNOLOGIES.map((technology) => technology.mark);
        for (const mark of marks) {
            expect(mark).toMatch(/^[A-Z][a-z]$/);
        }
        expect(marks.filter((mark, i) => marks.indexOf(mark) !== i)).toEqual([]);
    });

    it('has no spelling that could mean two technologies', () => {
        const keys = TECHNOLOGIES.flatMap(({ name, aliases }) => [name, ...aliases].map(spellingKey));
        expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
        expect(keys).not.toContain('');
    });

    it('links to public pages', () => {
        for (const { home, mesh } of TECHNOLOGIES) {
            for (const address of [home, ...(mesh ? [mesh.documentation] : [])]) {
                expect(new URL(address).protocol).toBe('https:');
            }
        }
    });

    it('has something in every category', () => {
        for (const category of TECHNOLOGY_CATEGORIES) {
            expect(technologiesOf(category)).not.toEqual([]);
        }
    });

    it('is sorted by name', () => {
        const names = TECHNOLOGIES.map(({ name }) => name.toLowerCase());
        expect(names).toEqual(names.toSorted());
    });

    it('knows what each mesh consists of', () => {
        for (const { mesh, categories } of TECHNOLOGIES) {
            expect(mesh !== undefined).toBe(categories.includes('mesh'));
            expect(mesh?.controlPlane).not.toEqual([]);
            for (const condition of mesh?.adds.retry?.when ?? []) {
                expect(RETRY_CONDITIONS).toContain(condition);
            }
        }
        expect(findTechnology('Istio')?.mesh?.controlPlane.map((part) => part.name)).toEqual([
            'Pilot',
            'Citadel',
            'Galley',
        ]);
    });
});

describe('findTechnology', () => {
    it('takes names and aliases in any spelling', () => {
        for (const spelling of ['PostgreSQL', 'postgres', 'POSTGRES', 'pg']) {
            expect(findTechnology(spelling)?.name).toBe('PostgreSQL');
        }
        for (const spelling of ['Chaos Mesh', 'chaos-mesh', 'ChaosMesh']) {
            expect(findTechnology(spelling)?.name).toBe('Chaos Mesh');
        }
        expect(findTechnology('OtelCollector')?.categories).toEqual(['collector']);
        expect(findTechnology('k8s')?.name).toBe('Kubernetes');
    });

    it('does not guess', () => {
        expect(findTechnology('Postgre')).toBeUndefined();
        expect(findTechnology('')).toBeUndefined();
        expect(findTechnology('constructor')).toBeUndefined();
    });

    it('knows every technology that the language names', () => {
        const named =
            'Kong, NGINX, AWS API Gateway, Envoy, Istio, Linkerd, Cilium, Resilience4j, Polly, OpenTelemetry, Jaeger, Zipkin, Tempo, Datadog, Prometheus, Grafana, ELK, Loki, Litmus, Gremlin, Chaos Monkey, Chaos Mesh, Toxiproxy, Kubernetes, ArgoCD, Flux, GitHub Actions, Kotlin, Ktor, PostgreSQL, Redis, MongoDB, Kafka, RabbitMQ, Oracle, Alertmanager';
        expect(named.split(', ').filter((name) => !findTechnology(name))).toEqual([]);
    });
});

describe('markOf', () => {
    it('is the one of the table', () => {
        const marks = [
            'Kotlin',
            'Postgres',
            'Redis',
            'MongoDB',
            'Kafka',
            'Kong',
            'Istio',
            'Oracle',
            'Prometheus',
            'Tempo',
            'Loki',
        ].map(markOf);
        expect(marks).toEqual(['Kt', 'Pg', 'Rd', 'Mg', 'Kf', 'Ko', 'Is', 'Or', 'Pm', 'Te', 'Lo']);
    });

    it('is made from the letters of a name that nobody knows', () => {
        expect(['Zeus', 'ooo', 'x', '7-Zap', '…'].map(markOf)).toEqual(['Zs', 'Oo', 'X', '7z', '']);
    });
});
