import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { sourceOf } from '../source.ts';
import type { GrammarName } from './code.ts';
import { readSourceTree } from './index.ts';

const home = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const grammar = async (name: GrammarName): Promise<Uint8Array> => readFileSync(join(home, name === 'runtime' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`));
type Files = Readonly<Record<string, string>>;

async function counted(files: Files): Promise<readonly string[]> {
  const { facts } = await readSourceTree(Object.entries(files).map(([path, text]) => sourceOf(path, new TextEncoder().encode(text))), { grammar });
  return (facts?.html.byEngine ?? []).map(({ engine, outputs, first }) => `${engine} ${outputs}, first ${first.path}:${first.line}`);
}

describe('values that template engines escape by themselves', () => {
  const templates: readonly (readonly [path: string, text: string, expected: string | undefined])[] = [
    ['a.hbs', '<p>{{#if a}}{{a}} {{ b.c }}{{else}}{{> part}}{{/if}}</p>\n{{{raw}}} {{&raw}} {{! no }} {{!-- {{no}} --}}\n', 'Handlebars or Mustache 2, first a.hbs:1'],
    ['subject.hbs', 'Welcome, {{name}}\n', undefined],
    ['mail.html.hbs', 'Invitation to {{name}} by {{{who}}}\n<!---------------->\n<p>{{a}}</p>\n', 'Handlebars or Mustache 1, first mail.html.hbs:3'],
    ['part.hbs', '{{a}}\n<!-- the list -->\n<p>{{b}}</p>\n', 'Handlebars or Mustache 2, first part.hbs:1'],
    ['a.ejs', '<% if (a) { %>\n<p title="<%= b %>"><%= c.d %></p><%- raw %><%= include("x") %><% } %>\n', 'EJS 2, first a.ejs:2'],
    ['a.html.erb', '<p><%= @a.name %></p><%= render "x" %><%= raw @b %><%= @c.html_safe %><%== @d %>\n', 'ERB 1, first a.html.erb:1'],
    ['a.vue', '<script>\nconst x = "{{ no }}";\n</script>\n<template>\n<p :title="a">{{ a }} {{ $t(\'fixed\') }}</p><p v-text="b"></p><p v-html="c"></p>\n</template>\n', 'Vue 2, first a.vue:5'],
    ['a.blade.php', '<p>{{ $a->b }} @{{ later }} {{-- no --}} {!! $raw !!}</p>\n', 'Blade 1, first a.blade.php:1'],
    ['a.html.twig', '<p>{{ a }} {{ b|raw }} {{ parent() }} {{ "fixed" }} {{ \'x.y\'|trans }}</p>\n', 'Twig 1, first a.html.twig:1'],
    ['a.njk', '<p>{{ a }} {{ b | safe }} {{ super() }}</p>\n', 'Nunjucks 1, first a.njk:1'],
    ['a.cshtml', '@model Page\n<p>@Model.Title @(Model.Count + 1) me@acme.example @@no</p>@Html.Raw(Model.Body)\n@if (x) { }\n', 'Razor 2, first a.cshtml:2'],
    ['a.pug', 'h1= title\np Hello #{name} !{raw}\ndiv!= raw\np= "fixed"\n', 'Pug 2, first a.pug:1'],
    ['a.html', '<p th:text="${a}">A</p><p th:utext="${b}">B</p><p th:text="#{fixed.key}">C</p>\n<i>[[${c}]]</i>\n', 'Thymeleaf 2, first a.html:1'],
    ['a.component.html', '<p *ngIf="a" [title]="b">{{ a.b }} {{ "FIXED" | translate }}</p>\n', 'Angular or Vue 1, first a.component.html:1'],
    ['b.html', '<p ng-repeat="x in xs">{{x}}</p>{{{raw}}}<p ng-bind="y"></p>\n', 'Angular or Vue 2, first b.html:1'],
    ['a.svelte', '<script>\nlet a = { b: 1 };\n</script>\n<p class={c}>{a.b} {"fixed"}</p>\n{#if a}<i on:click={() => x > 1}>{a}</i>{/if}{@html raw}\n', 'Svelte 2, first a.svelte:4'],
    ['a.astro', '---\nconst a = { b: 1 };\n---\n<ul>{xs.map((x) => { return <li data-x={x.id}>{x.name}<br>: {x.size}</li>; })}</ul>\n<p set:html={raw} />\n', 'Astro 2, first a.astro:4'],
    ['a.tsx', 'const a = (x: X) => (\n  <p title={x.a}>\n    {x.b} {x.ok && <b>{x.c}</b>} {"fixed"} {/* no */} {x.list.length}\n    {x.list.map((one) => <i key={one.id}>{one.name}</i>)} {children}\n  </p>\n);\n', 'JSX 3, first a.tsx:3'],
    ['native.tsx', "import { Text } from 'react-native';\nconst a = () => <Text>{x}</Text>;\n", undefined],
    ['a.html', '<p>{{ page.title }}</p>{% assign a = b %}\n', undefined],
    ['a.html', '<p>{{ unknown }}</p>\n', undefined],
    ['a.j2', '<p>{{ a }}</p>\n', undefined],
  ];
  for (const [path, text, expected] of templates) it(`${path}: ${expected ?? 'none'}`, async () => assert.deepEqual(await counted({ [path]: text }), expected === undefined ? [] : [expected]));

  it('those of Go count where a program imports the package that escapes', async () => {
    const page = { 'web/a.tmpl': '{{define "a"}}{{$b := .B}}<p>{{.A}} {{$b | printf "%s"}} {{.I18n.Tr "fixed"}} {{.C | safeHTML}}</p>{{end}}\n' };
    assert.deepEqual(await counted({ ...page, 'main.go': 'import "text/template"\n' }), []);
    assert.deepEqual(await counted({ ...page, 'main.go': 'import "html/template"\n' }), ['Go html/template 2, first web/a.tmpl:1']);
    assert.deepEqual(await counted({ ...page, 'README.md': 'Uses "html/template".\n' }), []);
  });

  it('those of Django and Jinja count where a program uses a framework that escapes, and not where that is off', async () => {
    const page = { 'a.html': '{% block b %}<p>{{ a }} {{ b|safe }} {{ form.as_p }} {{ _("fixed") }}</p>{% autoescape off %}{{ c }}{% endautoescape %}{{ d }}{% endblock %}\n' };
    assert.deepEqual(await counted(page), []);
    assert.deepEqual(await counted({ ...page, 'views.py': 'from django.shortcuts import render\n' }), ['Django or Jinja 2, first a.html:1']);
    assert.deepEqual(await counted({ ...page, 'pages.py': 'from jinja2 import Environment, select_autoescape\n' }), ['Django or Jinja 2, first a.html:1']);
  });

  it('are read in time that grows with the text alone', async () => {
    for (const [path, text] of [['a.svelte', '{'.repeat(200_000)], ['b.astro', '<a '.repeat(100_000)], ['c.html', '<p>{% autoescape off %}'.repeat(30_000)], ['d.hbs', `<p>${'{{a'.repeat(100_000)}`], ['e.pug', `${'a('.repeat(100_000)}\n`], ['f.cshtml', `<p>${'@a.'.repeat(100_000)}`]] as const) {
      const start = performance.now();
      await counted({ [path]: text });
      assert.ok(performance.now() - start < 5_000, path);
    }
  });
});

describe('values above the page of a template', () => {
  const rawLines = async (text: string): Promise<readonly number[]> => {
    const { facts } = await readSourceTree([sourceOf('mail.html.hbs', new TextEncoder().encode(text))], { grammar });
    return (facts?.html.places ?? []).map(({ line }) => line);
  };

  it('are text where a comment of dashes alone parts them from it', async () => {
    assert.deepEqual(await rawLines('Invitation to {{{name}}}\r\n<!---------------->\r\n<p>{{{text}}}</p>\n'), [3]);
  });

  it('are part of it everywhere else', async () => {
    assert.deepEqual(await rawLines('{{{a}}}\n<p>{{{b}}}</p>\n'), [1, 2]);
    assert.deepEqual(await rawLines('{{{a}}}\n<!-- the list -->\n<p>{{{b}}}</p>\n'), [1, 3]);
    assert.deepEqual(await rawLines('<h1>{{{a}}}</h1>\n<!---------->\n<p>{{{b}}}</p>\n'), [1, 3]);
  });
});
