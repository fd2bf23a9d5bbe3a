import type { ArchitectureModel } from '../../model/architecture.ts';
import { addTo } from '../../model/multimap.ts';
import type { StoreAccess } from '../../model/store.ts';
import { countFindings, type FindingMarks } from './finding-marks.ts';
import type { ViewEdge } from './view-graph.ts';

/** The thin lines to stores that stand free, and from a replica to what it copies; docked stores need none. */
export function storeEdges(
    model: ArchitectureModel,
    docked: ReadonlyMap<string, string>,
    findings: FindingMarks | undefined,
): readonly ViewEdge[] {
    const accesses = new Map<string, StoreAccess[]>();
    for (const access of model.storeAccesses) {
        if (docked.get(access.store) === undefined) {
            const id = `${access.source}->${access.store}`;
            addTo(accesses, id, access);
        }
    }
    return [
        ...[...accesses].map(([id, between]) => accessEdge(id, between, findings)),
        ...ownerEdges(model, docked, accesses),
        ...copyEdges(model, docked),
    ];
}

function accessEdge(id: string, accesses: readonly StoreAccess[], findings: FindingMarks | undefined): ViewEdge {
    const [first] = accesses;
    const writes = accesses.some((access) => access.mode === 'write');
    const schemas = [...new Set(accesses.flatMap((access) => (access.schema === undefined ? [] : [access.schema])))];
    const relations = accesses.map((access) => access.id);
    const counted = countFindings(findings, relations);
    return {
        id,
        from: first?.source ?? '',
        to: first?.store ?? '',
        line: writes ? 'write' : 'read',
        relations,
        ...(schemas.length === 0 ? {} : { label: schemas.join(', ') }),
        ...(counted ? { findings: counted } : {}),
        description: `${first?.source} ${writes ? 'writes' : 'reads'} ${first?.store}`,
    };
}

/** A service that owns a shared store and says nothing of using it still gets its line. */
function ownerEdges(
    model: ArchitectureModel,
    docked: ReadonlyMap<string, string>,
    accesses: ReadonlyMap<string, unknown>,
): readonly ViewEdge[] {
    const services = new Set(model.services.map((service) => service.id));
    return model.stores.flatMap((store): readonly ViewEdge[] => {
        const id = `${store.owner}->${store.id}`;
        return store.owner === undefined || !services.has(store.owner) || docked.has(store.id) || accesses.has(id)
            ? []
            : [
                  {
                      id,
                      from: store.owner,
                      to: store.id,
                      line: 'write',
                      relations: [],
                      description: `${store.owner} owns ${store.id}`,
                  },
              ];
    });
}

function copyEdges(model: ArchitectureModel, docked: ReadonlyMap<string, string>): readonly ViewEdge[] {
    const known = new Set(model.stores.map((store) => store.id));
    return model.stores.flatMap((store): readonly ViewEdge[] => {
        if (store.replicates === undefined || !known.has(store.replicates)) {
            return [];
        }
        const from = docked.get(store.replicates) ?? store.replicates;
        const to = docked.get(store.id) ?? store.id;
        return from === to
            ? []
            : [
                  {
                      id: `${from}=>${to}`,
                      from,
                      to,
                      line: 'copy',
                      relations: [],
                      label: 'copy',
                      description: `${store.id} copies ${store.replicates}`,
                  },
              ];
    });
}
