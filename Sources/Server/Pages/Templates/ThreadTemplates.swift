extension PageTemplates {
    /// One message; `html` comes from the Markdown renderer and is safe.
    static let message = """
        <article class="message"><span class="face c{{tone}}" aria-hidden="true">{{initials}}</span><div class="content">
        <header class="line"><span class="who" dir="auto">{{author}}</span> <time class="at" datetime="{{iso}}">{{when}}</time>{{#isEdited}} <span class="edited">{{t.edited}}</span>{{/isEdited}}</header>
        {{#title}}<h2 class="title" dir="auto"><a href="{{path}}">{{title}}</a></h2>{{/title}}
        {{#html}}<div class="prose" dir="auto">{{{html}}}</div>{{/html}}{{#gone}}<p class="faint">{{gone}}</p>{{/gone}}
        {{#files}}<ul class="files">{{#all}}<li{{^isPicture}} class="file"{{/isPicture}}>{{#isPicture}}<a class="picture" href="{{source}}"><img src="{{source}}" alt="{{alt}}" width="{{width}}" height="{{height}}" loading="lazy" decoding="async"></a>{{/isPicture}}{{#isSound}}<audio controls preload="none" src="{{source}}" aria-label="{{alt}}"></audio> <a href="{{source}}?download" dir="auto">{{name}}</a>{{/isSound}}{{#isOther}}<a href="{{source}}" download dir="auto">{{name}}</a>{{/isOther}}{{^isPicture}} <span class="faint">{{size}}</span>{{/isPicture}}</li>{{/all}}</ul>{{/files}}
        {{#foot}}<p class="foot">{{#thread}}{{#replies}}<a class="pill" href="{{path}}"><span class="replies">{{replies}}</span>{{#isResolved}} <span class="good">{{t.resolved}}</span>{{/isResolved}}</a> {{/replies}}{{/thread}}{{#reactions}}{{#all}}<span class="reaction">{{emoji}} {{count}}</span> {{/all}}{{/reactions}}</p>{{/foot}}</div>
        <a class="number" href="{{path}}">{{number}}</a></article>
        """

    /// A thread: its root, then replies by time.
    static let thread = """
        {{<layout}}{{$main}}<div class="visitor-place"><p class="visitor-crumbs"><a href="{{hubPath}}">{{hubName}}</a>{{#topic}} / <a href="{{path}}">{{topic}}</a>{{/topic}}</p>
        <h1 dir="auto">{{heading}}</h1>
        <p class="visitor-open">{{replies}}{{#isResolved}} · <span class="good">{{t.resolved}}</span>{{/isResolved}} · {{t.open}} · <a href="{{feedPath}}" type="application/atom+xml">Atom</a></p></div>
        <div class="visitor-talk">
        {{#older}}<p class="visitor-pages"><a rel="prev" href="{{older}}">{{t.first_page}}</a></p>{{/older}}
        <ol class="visitor-lines">{{#messages}}
        <li id="{{number}}">{{> message}}</li>{{/messages}}
        </ol>
        {{#newer}}<p class="visitor-pages"><a rel="next" href="{{newer}}">{{t.newer}}</a></p>{{/newer}}
        <p class="visitor-invite"><a class="button" href="/signup{{next}}">{{t.join}}</a> <a href="/login{{next}}">{{t.login}}</a></p></div>{{/main}}{{/layout}}
        """

    /// What a visitor's search found in public hubs.
    static let search = """
        {{<layout}}{{$main}}<h1>{{t.search}}</h1>
        {{#refusal}}<p class="visitor-refusal" role="alert">{{refusal}}</p>{{/refusal}}
        {{#found}}<p class="visitor-quiet">{{found}}</p>{{/found}}
        <ol class="visitor-results">{{#threads}}
        <li><h2 class="title" dir="auto"><a href="{{path}}">{{title}}</a></h2>
        <p class="visitor-facts">{{place}}{{#replies}} · {{replies}}{{/replies}}{{#isResolved}} · <span class="good">{{t.resolved}}</span>{{/isResolved}}</p>
        <ul>{{#hits}}<li><p class="visitor-facts"><a href="{{path}}"><span dir="auto">{{author}}</span> · <time datetime="{{iso}}">{{when}}</time></a></p>
        <p class="visitor-excerpt" dir="auto">{{#pieces}}{{#isMarked}}<mark>{{text}}</mark>{{/isMarked}}{{^isMarked}}{{text}}{{/isMarked}}{{/pieces}}</p></li>
        {{/hits}}</ul></li>{{/threads}}
        </ol>
        {{#older}}<p class="visitor-pages"><a rel="next" href="{{older}}">{{t.older}}</a></p>{{/older}}{{/main}}{{/layout}}
        """

    /// A page of prose: rules, privacy, imprint, what was not found.
    static let prose = """
        {{<layout}}{{$main}}<div class="visitor-prose"><h1>{{heading}}</h1>
        {{#paragraphs}}<p dir="auto"{{#language}} lang="{{language}}"{{/language}}>{{text}}</p>
        {{/paragraphs}}{{#offersLogin}}<p class="visitor-invite"><a class="button" href="/login{{next}}">{{t.login}}</a> <a href="/">{{t.to_front}}</a></p>{{/offersLogin}}</div>{{/main}}{{/layout}}
        """
}
