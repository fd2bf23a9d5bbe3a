import { describe, expect, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('technologyNameChecks', () => {
    it.each([
        ['store s : «Postgress»', 'Postgress', 'PostgreSQL', 'PostgreSQL'],
        ['service s { technology Kotlin, «SprngBoot» }', 'SprngBoot', 'Spring Boot', '"Spring Boot"'],
        ['deployment d on «Kubernets»', 'Kubernets', 'Kubernetes', 'Kubernetes'],
        ['broker B : «RabitMQ»', 'RabitMQ', 'RabbitMQ', 'RabbitMQ'],
    ])('offers the technology that a name nearly is: %s', async (text, word, meant, replacement) => {
        const [problem] = await expectProblems(text, [
            [
                'check/unknown-technology',
                `\`${word}\` is not known: did you mean \`${meant}\`? If not, leave it.`,
                'hint',
            ],
        ]);
        expect(problem?.data).toEqual({ replacements: [replacement] });
    });

    it('lets technologies be that nobody knows', async () => {
        await expectNoProblems(
            'service s { technology OurOwnFramework, Go, "Spring Boot", spring-boot }\nstore d : Zanzibar9',
        );
    });

    it('finds telemetry that goes to nobody', async () => {
        await expectProblems('service s { telemetry { metrics red to «OurMetrics» } }', [
            [
                'check/unknown-backend',
                '`OurMetrics` is neither declared in `observability` nor a known technology: declare it there.',
                'warning',
            ],
        ]);
        await expectProblems(
            'service s { telemetry { metrics red to «OurMetrix» } }\nobservability { metrics OurMetrics }',
            [
                [
                    'check/unknown-backend',
                    '`OurMetrix` is neither declared in `observability` nor a known technology: did you mean `OurMetrics`?',
                    'warning',
                ],
            ],
        );
        await expectNoProblems(
            'service s { telemetry { metrics red to OurMetrics  traces otel to Tempo } }\nobservability { metrics OurMetrics }',
        );
    });
});
