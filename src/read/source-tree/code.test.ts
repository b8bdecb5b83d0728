import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import type { SourceTree } from '../../model/evidence/source-tree.ts';
import { sourceOf } from '../source.ts';
import type { GrammarName } from './code.ts';
import { readSourceTree } from './index.ts';

const home = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const grammar = async (name: GrammarName): Promise<Uint8Array> => readFileSync(join(home, name === 'runtime' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`));

async function read(path: string, text: string): Promise<SourceTree> {
  const reading = await readSourceTree([sourceOf(path, new TextEncoder().encode(text))], { grammar });
  assert.ok(reading.facts !== undefined);
  return reading.facts;
}

/** Each line of the text with its expected form behind `//=`, `#=` or nothing. */
async function checkQueries(path: string, text: string): Promise<void> {
  const expected = text.split('\n').flatMap((line, index) => {
    const form = /(?:\/\/|#)= (joined|parameterised)/.exec(line)?.[1];
    return form === undefined ? [] : [`${index + 1} ${form}`];
  });
  const { queries } = await read(path, text);
  assert.deepEqual(queries.places.map((place) => `${place.line} ${place.form}`).toSorted(byLine), expected);
}

async function checkHtml(path: string, text: string): Promise<void> {
  const expected = text.split('\n').flatMap((line, index) => {
    const form = /(?:\/\/|#|<!--|\/\*)= (raw|escaped)/.exec(line)?.[1];
    return form === undefined ? [] : [`${index + 1} ${form}`];
  });
  const { html } = await read(path, text);
  assert.deepEqual(html.places.map((place) => `${place.line} ${place.form}`).toSorted(byLine), expected);
}

function byLine(one: string, other: string): number {
  return Number.parseInt(one, 10) - Number.parseInt(other, 10);
}

describe('queries', () => {
  it('in TypeScript', () => checkQueries('a.ts', `
    await db.query('SELECT * FROM t WHERE id = $1', [id]); //= parameterised
    await db.query(\`SELECT * FROM t WHERE id = \${id}\`); //= joined
    await db.query("SELECT * FROM t WHERE name = '" + name + "'"); //= joined
    await db.query('SELECT 1');
    await sql\`SELECT * FROM t WHERE id = \${id}\`; //= parameterised
    await sql\`SELECT 1\`;
    await prisma.$queryRaw\`SELECT * FROM t WHERE id = \${id}\`; //= parameterised
    await prisma.$queryRawUnsafe('SELECT * FROM t WHERE id = ' + id); //= joined
    await knex.raw('select * from t where id = ?', [id]); //= parameterised
    await knex('t').whereRaw('name = ' + name); //= joined
    const columns = 'id, name';
    await db.query('SELECT ' + columns + ' FROM t WHERE id = $1', [id]); //= parameterised
    const marks = ids.map(() => '?').join(', ');
    db.prepare(\`SELECT * FROM t WHERE id IN (\${marks})\`).all(...ids); //= parameterised
    let text = 'SELECT * FROM t WHERE 1 = 1';
    if (name) text += " AND name = '" + name + "'";
    await db.query(text); //= joined
    await pool.query({ text: 'SELECT * FROM t WHERE id = $1', values: [id] }); //= parameterised
    pattern.exec(\`select \${x}\`);
    console.log(\`SELECT * FROM t WHERE id = \${id}\`);
    await db.query('SELECT * FROM t ORDER BY id ' + (up ? 'ASC' : 'DESC') + ' LIMIT ?', [n]); //= parameterised
    await connection.query('SELECT * FROM t WHERE id = ' + connection.escape(id)); //= parameterised
    function build(id: string) { return \`DELETE FROM t WHERE id = '\${id}'\`; }
    await db.execute(build(id)); //= joined
    await client.query(\`SELECT * FROM \${TABLE} WHERE id = $1\`, [id]); //= parameterised
    message = \`Please select an item from \${place}\`;
  `));

  it('in Python', () => checkQueries('a.py', `
cursor.execute("SELECT * FROM t WHERE id = %s", (id,)) #= parameterised
cursor.execute("SELECT * FROM t WHERE id = %s" % id) #= joined
cursor.execute(f"SELECT * FROM t WHERE id = {id}") #= joined
cursor.execute("SELECT * FROM t WHERE id = {}".format(id)) #= joined
session.execute(text("SELECT * FROM t WHERE id = :id"), {"id": id}) #= parameterised
query = "SELECT * FROM t WHERE name = '" + name + "'"
cursor.execute(query) #= joined
cursor.execute("SELECT 1")
marks = ",".join("?" * len(ids))
cursor.execute(f"SELECT * FROM t WHERE id IN ({marks})", ids) #= parameterised
`));

  it('in Java', () => checkQueries('A.java', `class A { void f(String id) throws Exception {
    statement.executeQuery("SELECT * FROM t WHERE id = " + id); //= joined
    connection.prepareStatement("SELECT * FROM t WHERE id = ?"); //= parameterised
    jdbc.query("SELECT * FROM t", mapper);
    String sql = String.format("DELETE FROM t WHERE id = '%s'", id);
    statement.executeUpdate(sql); //= joined
    StringBuilder text = new StringBuilder("SELECT * FROM t WHERE 1 = 1");
    text.append(" AND id = ").append(id);
    statement.execute(text.toString()); //= joined
  } }`));
});

describe('queries of values that are known', () => {
  it('in JavaScript', () => checkQueries('a.js', `
    const { pool } = require('./pool');
    async function ranked(order, key) { return pool.query('SELECT a FROM t WHERE k = $1 ORDER BY a ' + order, [key]); } //= parameterised
    exports.first = (key) => ranked('ASC', key);
    exports.last = (key) => ranked('DESC', key);
    exports.list = async (column, name, db) => {
      const point = \`s_\${Math.random().toString(36).substring(7)}\`;
      await db.query(\`SAVEPOINT \${point}\`);
      await db.getAll('SELECT a FROM t WHERE n = ?', [name]); //= parameterised
      await db.getRow('SELECT a FROM t WHERE n = ' + name); //= joined
      await db.query('SELECT a FROM t WHERE at < ' + Clock.sqlOffset() + ' AND n = ?', [name]); //= parameterised
      await db.query('SELECT a FROM t ORDER BY ' + column); //= joined
      if (!sortableColumns.includes(column)) throw new Error();
      await db.query('SELECT a FROM t ORDER BY ' + column); //= parameterised
      await db.query(\`USE \${name}\`); //= joined
      await db.documents.find({ $where: 'this.n == ' + name }); //= joined
      await db.documents.find({ $where: 'this.n == 1' });
      await db.documents.find({ $where: function () { return true; } });
    };
  `));

  it('in Python', () => checkQueries('a.py', `
TABLES = ("orders", "items")
def _where(parts):
    found = []
    for part in parts:
        if part not in COLUMNS:
            raise KeyError(part)
        found.append(f"{part} = ?")
    return " AND ".join(found), list(parts)
def all(cursor, parts, queryset, name):
    for table in TABLES:
        cursor.execute(f"DELETE FROM {table} WHERE a = ?", (1,)) #= parameterised
    where, values = _where(parts)
    cursor.execute("SELECT a FROM t WHERE " + where, values) #= parameterised
    inner, params = queryset.query.sql_with_params()
    cursor.execute(f"SELECT a FROM ({inner}) t", params) #= parameterised
    cursor.execute("SELECT a FROM t WHERE " + " AND ".join([name])) #= joined
    db.documents.find({"$where": f"this.n == {name}"}) #= joined
`));
});

describe('HTML sinks', () => {
  it('in TypeScript', () => checkHtml('a.ts', `
    el.innerHTML = name; //= raw
    el.innerHTML = '<b>fixed</b>';
    el.innerHTML = '';
    el.textContent = name;
    el.innerHTML = DOMPurify.sanitize(name); //= escaped
    el.innerHTML = \`<li>\${escapeHtml(name)}</li>\`; //= escaped
    el.innerHTML = items.map((item) => \`<li>\${item.name}</li>\`).join(''); //= raw
    el.innerHTML = items.map((item) => \`<li>\${escapeHtml(item.name)}</li>\`).join(''); //= escaped
    el.insertAdjacentHTML('beforeend', '<p>' + text + '</p>'); //= raw
    document.write(location.hash); //= raw
    el.innerHTML = \`<b>\${items.length}</b>\`;
    res.send('<h1>' + req.query.name + '</h1>'); //= raw
    res.send({ name });
    return html\`<p>\${name}</p>\`; //= escaped
    $('#x').html(data.html); //= raw
    $('#x').text(data.html);
    sanitizer.bypassSecurityTrustHtml(value); //= raw
  `));

  it('in TSX', () => checkHtml('a.tsx', `
    const a = <div dangerouslySetInnerHTML={{ __html: body }} />; //= raw
    const b = <div dangerouslySetInnerHTML={{ __html: sanitizeHtml(body) }} />; //= escaped
    const c = <div>{body}</div>;
    const d = <style dangerouslySetInnerHTML={{ __html: '.a{}' }} />;
  `));

  it('in templates', async () => {
    await checkHtml('a.ejs', '<%- include("head") %>\n<p><%= name %></p>\n<p><%- name %></p> <!--= raw -->\n');
    await checkHtml('a.hbs', '<p>{{name}}</p>\n<p>{{{name}}}</p> <!--= raw -->\n{{{body}}}\n');
    await checkHtml('a.vue', '<template><p v-html="name"></p></template> <!--= raw -->\n<script setup lang="ts">\nel.innerHTML = name; //= raw\n</script>\n');
    await checkHtml('a.html', '<p>{{ name|safe }}</p> <!--= raw -->\n<script>\nx.outerHTML = y; //= raw\n</script>\n');
    await checkHtml('a.svelte', '{@html post.body} <!--= raw -->\n{post.title}\n');
  });

  it('not in templates of plain text, in packed libraries, in XML, nor behind a cleaning function of the same file', async () => {
    await checkHtml('subject.html', '{{ name|safe }} is down\n');
    await checkHtml('body.html', '<p>{{ _("<b>Fixed</b> text")|safe }}</p>\n<p>{{ name|safe }}</p> <!--= raw -->\n');
    await checkHtml('acme-editor-5.17.0/a.js', 'el.innerHTML = name;');
    await checkHtml('editor.js', '/*!\n * Acme Editor v3.1.0\n * License: MIT\n */\nel.innerHTML = name;');
    await checkHtml('own.js', '/*!\n * Part of the shop\n */\nel.innerHTML = name; //= raw\n');
    await checkHtml('feed.js', 'res.write("<run><log>" + name);\nres.write("<p>" + name); //= raw\n');
    await checkHtml('a.vue', '<template><p v-html="clean(a)"></p> <!--= escaped -->\n<p v-html="plain(a)"></p></template> <!--= raw -->\n<script>\nexport default { methods: {\n  clean(text) {\n    if (text) {\n      return DOMPurify.sanitize(marked(text));\n    }\n    return "";\n  },\n  plain(text) {\n    return marked(text);\n  },\n} };\n</script>\n');
    await checkHtml('b.py', 'a = mark_safe(_("<b>Fixed</b>"))\na = mark_safe(f\'<a href="{item.get_absolute_url()}">{escape(item)}</a>\') #= escaped\na = mark_safe(_(name)) #= raw\na = Markup(render_template("a.html", name=name))\n');
  });

  it('in Python', () => checkHtml('a.py', `
return HttpResponse("<h1>" + name + "</h1>") #= raw
return HttpResponse("<h1>" + escape(name) + "</h1>") #= escaped
label = mark_safe(name) #= raw
label = mark_safe("<b>fixed</b>")
label = format_html("<b>{}</b>", name) #= escaped
return HttpResponse("<h1>" + name, content_type="text/plain")
return HttpResponse("<h1>" + name, "text/plain")
return web.Response(text="<h1>" + name, content_type="text/html") #= raw
return web.Response(text="<h1>" + name)
return Response(content="<h1>" + name, media_type="text/html") #= raw
`));

  it('in what routes of Python return', async () => {
    await checkHtml('a.py', `
from flask import Flask
import aiohttp
@app.route("/<name>")
def page(name):
  def inner():
    return "Hello " + name
  if name:
    return "Hello " + name #= raw
  return "<p>" + escape(name), 404 #= escaped
@app.get("/<uuid:name>")
def numbered(name): return "<p>" + name
@app.get("/json")
def data(): return {"p": "<p>" + request.args["p"]}
@app.get("/plain")
def plain(): return "<p>" + request.args["p"], 200, {"Content-Type": "text/plain"}
@app.errorhandler(404)
def missing(error): return "<p>" + request.path #= raw
def helper(): return "<p>" + request.args["p"]
`);
    await checkHtml('b.py', `
from fastapi import FastAPI
@app.get("/a")
def a(q: str): return "<p>" + q
@app.get("/b", response_class=HTMLResponse)
def b(q: str): return "<p>" + q #= raw
`);
  });
});

describe('programs that are hard to read', () => {
  it('are parsed without recursion and within bounds', async () => {
    const deep = `db.query("SELECT " + ${'('.repeat(40_000)}x${')'.repeat(40_000)})`;
    await read('deep.js', deep);
    await read('sum.js', `db.query("SELECT * FROM t WHERE a = " + ${Array.from({ length: 5_000 }, (_, index) => `a${index}`).join(' + ')})`);
    await read('nested.js', `${'db.query("select " + '.repeat(2_000)}x;`);
    await read('broken.ts', 'el.innerHTML = ${ <<< {{{ ((( '.repeat(2_000));
  });

  it('stay bounded when names stand for each other', async () => {
    await read('cycle.js', 'let a = b + c; let b = a + c; let c = a + b; db.query("SELECT * FROM t WHERE x = " + a);');
    await read('wide.js', `${Array.from({ length: 300 }, (_, index) => `const v${index + 1} = v${index} + v${index};`).join('\n')}\ndb.query("SELECT * FROM t WHERE x = " + v300);`);
  });

  it('too long ones are counted as unread', async () => {
    const reading = await readSourceTree([sourceOf('long.ts', new TextEncoder().encode(`el.innerHTML = x;\n${'// filler\n'.repeat(10_000)}`))], { grammar, parsedBytesMax: 50_000 });
    assert.equal(reading.facts?.html.filesUnread, 1);
    assert.equal(reading.facts?.html.raw, 0);
  });

  it('without grammars nothing is said about programs', async () => {
    const reading = await readSourceTree([sourceOf('a.ts', new TextEncoder().encode('el.innerHTML = x;'))]);
    assert.equal(reading.facts?.html.filesRead, 0);
    assert.equal(reading.facts?.html.filesUnread, 1);
  });
});
