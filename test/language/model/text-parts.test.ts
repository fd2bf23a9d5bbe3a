import { EmptyFileSystemProvider, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../language/build-model.ts';
import { createFirebreakServices } from '../../../language/services.ts';

const FOLDER = 'file:///work';

/** A project whose texts change; its model is made again each time from what is known of it. */
async function project(texts: Readonly<Record<string, string>>) {
    const present = new Map(Object.entries(texts).map(([name, text]) => [`${FOLDER}/${name}`, text]));
    const files = Object.assign(new EmptyFileSystemProvider(), {
        readFile: async (uri: URI) => present.get(uri.toString()) ?? '',
    });
    const { shared } = createFirebreakServices({ fileSystemProvider: () => files });
    const { LangiumDocuments, DocumentBuilder } = shared.workspace;
    const uris = [...present.keys()].map((uri) => URI.parse(uri));
    for (const uri of uris) {
        await LangiumDocuments.getOrCreateDocument(uri);
    }
    await DocumentBuilder.update(uris, []);
    const model = () => buildModel(LangiumDocuments.all.toArray());
    return {
        model,
        async change(name: string, text: string) {
            const uri = `${FOLDER}/${name}`;
            present.set(uri, text);
            await DocumentBuilder.update([URI.parse(uri)], []);
            return model();
        },
    };
}

const ORDERS = `extend Sales {
  service orders {
    command place {
      calls stock.reserve
      publishes Placed
    }
    on Paid { calls stock }
    calls stock
  }
  store archive : PostgreSQL
  event Placed via placed
}`;

const TEXTS = {
    'contexts.fbk':
        'team Red\nteam Blue\nsystem Shop { defaults { telemetry { metrics red to Prometheus } } }\ncontext Sales { owner Red }',
    'orders.fbk': ORDERS,
    'rest.fbk': 'broker Kafka { topic placed }\nservice stock { command reserve }\nservice till { }\nevent Paid',
    'tests.fbk': 'client Web { calls orders.place }',
};

/** Changes of one text that others have to hear of, or need not. */
const CHANGES: readonly (readonly [what: string, name: keyof typeof TEXTS, text: string])[] = [
    ['a context has another owner', 'contexts.fbk', TEXTS['contexts.fbk'].replace('owner Red', 'owner Blue')],
    [
        'a context says what is told about it',
        'contexts.fbk',
        TEXTS['contexts.fbk'].replace('owner Red', 'telemetry { logs structured to Loki }'),
    ],
    ['what a context says has moved', 'contexts.fbk', `\n${TEXTS['contexts.fbk']}`],
    ['the system tells other things', 'contexts.fbk', TEXTS['contexts.fbk'].replace('metrics red', 'metrics use')],
    ['a context is no more', 'contexts.fbk', 'team Red'],
    ['a service is declared before', 'contexts.fbk', `${TEXTS['contexts.fbk']}\nextend Sales { service orders }`],
    ['a service is extended', 'tests.fbk', 'extend Sales.orders { calls stock over grpc  on Paid { calls till } }'],
    ['an operation is extended', 'tests.fbk', 'extend Sales.orders.place { calls till  reads archive }'],
    ['another text extends the context', 'tests.fbk', 'extend Sales { owner Blue }'],
    ['an operation is called otherwise', 'rest.fbk', TEXTS['rest.fbk'].replace('reserve', 'hold')],
    [
        'an operation is in another service',
        'rest.fbk',
        'broker Kafka { topic placed }\nservice stock\nextend stock { command reserve }\nevent Paid',
    ],
    ['a service is in a context', 'rest.fbk', 'context Storage { service stock { command reserve } }\nevent Paid'],
    ['an event rides another channel', 'rest.fbk', TEXTS['rest.fbk'].replace('event Paid', 'event Paid via placed')],
    ['a service calls', 'rest.fbk', TEXTS['rest.fbk'].replace('till { }', 'till { calls stock }')],
];

describe('what a text makes of a model by itself', () => {
    it.each(CHANGES)('is what it would be afresh when %s', async (_what, name, text) => {
        const changing = await project(TEXTS);
        const before = changing.model();
        const after = await changing.change(name, text);
        const fresh = await project({ ...TEXTS, [name]: text });
        expect(after).toEqual(fresh.model());
        expect(await changing.change(name, TEXTS[name])).toEqual(before);
    });

    it('counts relations with the same ends over all texts', async () => {
        const changing = await project(TEXTS);
        expect(changing.model().calls.filter(({ source }) => source === 'Sales.orders')).toHaveLength(3);
        const { calls } = await changing.change('tests.fbk', 'extend Sales.orders { calls stock over grpc }');
        expect(calls.map(({ id }) => id)).toContain('Sales.orders->stock#2');
    });

    it('is kept while others say the same', async () => {
        const changing = await project(TEXTS);
        const service = (model: ReturnType<typeof changing.model>) =>
            model.services.find(({ id }) => id === 'Sales.orders');
        const before = service(changing.model());
        expect(before).toBeDefined();
        const after = await changing.change('rest.fbk', TEXTS['rest.fbk'].replace('till { }', 'till { calls stock }'));
        expect(service(after)).toBe(before);
    });
});
