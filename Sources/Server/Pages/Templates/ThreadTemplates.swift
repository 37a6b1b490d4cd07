extension PageTemplates {
    /// One message; `html` comes from the Markdown renderer and is safe.
    static let message = """
        <article class="visitor-message"><span class="visitor-face tone-{{tone}}" aria-hidden="true">{{initials}}</span>
        <header><span class="visitor-by" dir="auto">{{author}}</span> <time datetime="{{iso}}">{{when}}</time>{{#isEdited}} <span class="visitor-edited">{{t.edited}}</span>{{/isEdited}}<a class="visitor-number" href="{{path}}">{{number}}</a></header>
        {{#title}}<h2 class="visitor-title" dir="auto"><a href="{{path}}">{{title}}</a></h2>{{/title}}
        {{#html}}<div class="visitor-body" dir="auto">{{{html}}}</div>{{/html}}{{#gone}}<p class="visitor-emptied">{{gone}}</p>{{/gone}}
        {{#files}}<ul class="visitor-files">{{#all}}<li>{{#isPicture}}<a href="{{source}}"><img src="{{source}}" alt="{{alt}}" width="{{width}}" height="{{height}}" loading="lazy" decoding="async"></a>{{/isPicture}}{{#isSound}}<audio controls preload="none" src="{{source}}" aria-label="{{alt}}"></audio> <a href="{{source}}?download" dir="auto">{{name}}</a>{{/isSound}}{{#isOther}}<a href="{{source}}" download dir="auto">{{name}}</a>{{/isOther}}{{^isPicture}} <span class="visitor-quiet">{{size}}</span>{{/isPicture}}</li>{{/all}}</ul>{{/files}}
        {{#reactions}}<p class="visitor-reactions">{{#all}}<span>{{emoji}} {{count}}</span> {{/all}}</p>{{/reactions}}</article>
        """

    /// A thread: its root, then replies by time.
    static let thread = """
        {{<layout}}{{$main}}<div class="visitor-place"><p class="visitor-crumbs"><a href="{{hubPath}}">{{hubName}}</a>{{#topic}} / <a href="{{path}}">{{topic}}</a>{{/topic}}</p>
        <h1 dir="auto">{{heading}}</h1>
        <p class="visitor-open">{{replies}}{{#isResolved}} · <span class="visitor-good">{{t.resolved}}</span>{{/isResolved}} · {{t.open}} · <a href="{{feedPath}}" type="application/atom+xml">Atom</a></p></div>
        <div class="visitor-talk">
        {{#older}}<p class="visitor-pages"><a rel="prev" href="{{older}}">{{t.first_page}}</a></p>{{/older}}
        <ol class="visitor-lines visitor-thread">{{#messages}}
        <li class="visitor-line" id="{{number}}">{{> message}}</li>{{/messages}}
        </ol>
        {{#newer}}<p class="visitor-pages"><a rel="next" href="{{newer}}">{{t.newer}}</a></p>{{/newer}}
        <p class="visitor-invite"><a class="visitor-button" href="/signup{{next}}">{{t.join}}</a> <a href="/login{{next}}">{{t.login}}</a></p></div>{{/main}}{{/layout}}
        """

    /// What a visitor's search found in public hubs.
    static let search = """
        {{<layout}}{{$main}}<h1>{{t.search}}</h1>
        {{#refusal}}<p class="visitor-refusal" role="alert">{{refusal}}</p>{{/refusal}}
        {{#found}}<p class="visitor-quiet">{{found}}</p>{{/found}}
        <ol class="visitor-results">{{#results}}
        <li><p class="visitor-facts"><a href="{{path}}" dir="auto">{{title}}</a> · {{place}} · <span dir="auto">{{author}}</span> · <time datetime="{{iso}}">{{when}}</time></p>
        <p class="visitor-excerpt" dir="auto">{{#pieces}}{{#isMarked}}<mark>{{text}}</mark>{{/isMarked}}{{^isMarked}}{{text}}{{/isMarked}}{{/pieces}}</p></li>{{/results}}
        </ol>
        {{#older}}<p class="visitor-pages"><a rel="next" href="{{older}}">{{t.older}}</a></p>{{/older}}{{/main}}{{/layout}}
        """

    /// A page of prose: rules, privacy, imprint, what was not found.
    static let prose = """
        {{<layout}}{{$main}}<div class="visitor-prose"><h1>{{heading}}</h1>
        {{#paragraphs}}<p dir="auto">{{.}}</p>
        {{/paragraphs}}{{#offersLogin}}<p class="visitor-invite"><a class="visitor-button" href="/login{{next}}">{{t.login}}</a> <a href="/">{{t.to_front}}</a></p>{{/offersLogin}}</div>{{/main}}{{/layout}}
        """
}
