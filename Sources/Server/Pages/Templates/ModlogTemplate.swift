extension PageTemplates {
    /// A moderation log: what was done, as what, by which rule; newest first.
    static let modlog = """
        {{<layout}}{{$main}}<div class="visitor-place"><h1 dir="auto">{{heading}}</h1>
        <p class="visitor-about">{{t.modlog_intro}}</p></div>
        {{^entries}}<p class="visitor-quiet">{{t.modlog_empty}}</p>{{/entries}}
        <ol class="visitor-log">{{#entries}}
        <li id="{{name}}"><a class="visitor-number" href="#{{name}}">{{name}}</a> <time datetime="{{iso}}">{{when}}</time>
        <p{{#isUndone}} class="visitor-undone"{{/isUndone}}><strong>{{kind}}</strong> · {{details}}{{#nick}} <span dir="auto">{{nick}}</span>{{/nick}}{{#isUndone}} <em>{{t.modlog_undone}}</em>{{/isUndone}}{{#isErased}} <em>{{t.modlog_erased}}</em>{{/isErased}}</p>
        {{#words}}<p dir="auto">{{words}}</p>{{/words}}<code class="visitor-hash">{{hash}}</code></li>{{/entries}}
        </ol>
        {{#older}}<p class="visitor-pages"><a rel="next" href="{{older}}">{{t.older}}</a></p>{{/older}}
        <p class="visitor-quiet"><a href="{{feedPath}}">Atom</a> · <a href="{{jsonPath}}">JSON</a></p>{{/main}}{{/layout}}
        """
}
