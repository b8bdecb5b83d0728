import {
  AliasNode, AndNode, BinaryOperationNode, ColumnNode, FromNode, IdentifierNode, OperationNodeTransformer, OperatorNode, ParensNode, PrimitiveValueListNode, ReferenceNode,
  SelectAllNode, SelectionNode, SelectQueryNode, TableNode, ValueListNode, ValueNode, ValuesNode, WhereNode, WithNode,
  type DeleteQueryNode, type InsertQueryNode, type JoinNode, type MergeQueryNode, type OperationNode, type QueryId, type UpdateQueryNode, type UsingNode,
} from 'kysely';
import { isScopedTable } from './tables.ts';

const organisationColumn = 'organisationId';

/**
 * Narrows every query to one organisation: each table that a query reads becomes “its rows of this organisation”, a
 * change touches only those, and what is inserted gets the organisation’s id. A query cannot leave it out, because it
 * never writes it.
 */
export class Narrow extends OperationNodeTransformer {
  readonly #organisationId: unknown;
  /** @param organisationId its id, or what stands for it */
  constructor(organisationId: unknown) {
    super();
    this.#organisationId = organisationId;
  }

  protected override transformFrom(node: FromNode, queryId?: QueryId): FromNode {
    return { ...super.transformFrom(node, queryId), froms: node.froms.map((from) => this.#ownRows(from, queryId)) };
  }

  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    return { ...super.transformJoin(node, queryId), table: this.#ownRows(node.table, queryId) };
  }

  protected override transformUsing(node: UsingNode, queryId?: QueryId): UsingNode {
    return { ...super.transformUsing(node, queryId), tables: node.tables.map((table) => this.#ownRows(table, queryId)) };
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const changed = super.transformUpdateQuery(node, queryId);
    if (node.table === undefined) throw new Error('An update names one table.');
    return { ...changed, ...this.#narrowed(node.table, changed.where) };
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const changed = super.transformDeleteQuery(node, queryId);
    const [target] = node.from.froms;
    if (target === undefined || node.from.froms.length > 1) throw new Error('A deletion names one table.');
    // The target of a deletion must stay a table.
    return { ...changed, from: FromNode.create([this.transformNode(target, queryId)]), ...this.#narrowed(target, changed.where) };
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const changed = super.transformInsertQuery(node, queryId);
    if (node.into === undefined || !isScopedTable(nameOf(node.into))) throw new Error('Rows are inserted into a table of an organisation.');
    if (changed.columns?.some(({ column }) => column.name === organisationColumn) === true) throw new Error('The organisation of a row is given by the scope, not by the query.');
    if (changed.columns === undefined || changed.values === undefined) throw new Error('Rows are inserted by their values, or as copies of others.');
    return { ...changed, columns: [ColumnNode.create(organisationColumn), ...changed.columns], values: this.#ownValues(changed.values) };
  }

  #ownValues(values: OperationNode): OperationNode {
    const own = ValueNode.create(this.#organisationId);
    if (ValuesNode.is(values)) return ValuesNode.create(values.values.map((row) => (PrimitiveValueListNode.is(row) ? PrimitiveValueListNode.create([this.#organisationId, ...row.values]) : ValueListNode.create([own, ...row.values]))));
    // What they are copies of was narrowed already.
    if (SelectQueryNode.is(values)) return { ...values, selections: [SelectionNode.create(AliasNode.create(own, IdentifierNode.create(organisationColumn))), ...(values.selections ?? [])] } as SelectQueryNode;
    throw new Error('Rows are inserted by their values, or as copies of others.');
  }

  protected override transformMergeQuery(_node: MergeQueryNode): MergeQueryNode {
    throw new Error('MERGE is not part of what both databases understand.');
  }

  protected override transformWith(node: WithNode, queryId?: QueryId): WithNode {
    for (const { name } of node.expressions) if (isScopedTable(name.table.table.identifier.name)) throw new Error('A common table expression may not have the name of a table.');
    return super.transformWith(node, queryId);
  }

  /** A table in FROM or JOIN, replaced by its rows of this organisation under the same name. */
  #ownRows(node: OperationNode, queryId: QueryId | undefined): OperationNode {
    if (TableNode.is(node)) return isScopedTable(nameOf(node)) ? AliasNode.create(this.#select(node), IdentifierNode.create(nameOf(node))) : node;
    if (AliasNode.is(node) && TableNode.is(node.node)) return isScopedTable(nameOf(node.node)) ? AliasNode.create(this.#select(node.node), node.alias) : node;
    return this.transformNode(node, queryId);
  }

  #select(table: TableNode): ParensNode {
    const rows = SelectQueryNode.createFrom([table]);
    return ParensNode.create({ ...rows, selections: [SelectionNode.create(SelectAllNode.create())], where: WhereNode.create(this.#isOwn(table)) } as SelectQueryNode);
  }

  #narrowed(target: OperationNode, where: WhereNode | undefined): { readonly where?: WhereNode } {
    const table = AliasNode.is(target) ? target.node : target;
    if (!TableNode.is(table)) throw new Error('A change names one table.');
    if (!isScopedTable(nameOf(table))) throw new Error('Only tables of an organisation are changed through a scope.');
    const named = AliasNode.is(target) && IdentifierNode.is(target.alias) ? TableNode.create(target.alias.name) : table;
    const own = this.#isOwn(named);
    return { where: WhereNode.create(where === undefined ? own : AndNode.create(own, ParensNode.create(where.where))) };
  }

  #isOwn(table: TableNode): BinaryOperationNode {
    return BinaryOperationNode.create(ReferenceNode.create(ColumnNode.create(organisationColumn), table), OperatorNode.create('='), ValueNode.create(this.#organisationId));
  }
}

function nameOf(table: TableNode): string {
  if (table.table.schema !== undefined) throw new Error('Tables are named without a schema.');
  return table.table.identifier.name;
}
