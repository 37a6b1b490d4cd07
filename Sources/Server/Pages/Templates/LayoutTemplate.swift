extension PageTemplates {
    /// What surrounds every page: head, bar, footer.
    ///
    /// `live` pages also load the browser client, which then takes the form's place. All others can be read without scripts;
    /// where these run, a conversation follows what is said.
    static let layout = """
        <!doctype html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light dark">
        <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)">
        <meta name="theme-color" content="#15171b" media="(prefers-color-scheme: dark)">
        <title>{{title}}</title>
        {{#description}}<meta name="description" content="{{description}}">
        {{/description}}{{#canonical}}<link rel="canonical" href="{{canonical}}">
        {{/canonical}}{{#preview}}<meta property="{{property}}" content="{{content}}">
        {{/preview}}{{#feeds}}<link rel="alternate" type="application/atom+xml" title="{{title}}" href="{{path}}">
        {{/feeds}}{{#isPrivate}}<meta name="robots" content="noindex">
        {{/isPrivate}}<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
        {{#isLive}}<link rel="stylesheet" href="/assets/styles/tokens.css">
        <link rel="stylesheet" href="/assets/styles/frame.css">
        <link rel="stylesheet" href="/assets/styles/chat.css">
        <link rel="stylesheet" href="/assets/styles/pages.css">
        <script type="module" src="/assets/scripts/main.js"></script>
        {{/isLive}}{{^isLive}}<link rel="stylesheet" href="/assets/styles/tokens.css">
        <link rel="stylesheet" href="/assets/styles/chat.css">
        <script type="module" src="/assets/scripts/visitor.js"></script>
        {{/isLive}}<link rel="stylesheet" href="/assets/styles/visitor.css">
        </head>
        <body>
        <div id="app"{{#isEmailOptional}} data-email="optional"{{/isEmailOptional}}{{#asksWords}} data-words="asked"{{/asksWords}}><div class="visitor">
        <a class="visitor-skip" href="#main">{{t.skip}}</a>
        <header class="visitor-bar">
        <a class="visitor-brand" href="/">{{community}}</a>
        <form class="visitor-search" role="search" action="/search" method="get">
        <input class="field" type="search" name="q" aria-label="{{t.search}}" placeholder="{{t.search}}" value="{{searched}}" maxlength="400">
        </form>
        {{^isMember}}<div class="visitor-account"><a href="/login{{next}}">{{t.login}}</a> <a class="button" href="/signup{{next}}">{{t.signup}}</a></div>{{/isMember}}
        </header>
        <main id="main">
        {{$main}}{{/main}}
        </main>
        <footer class="visitor-foot"><div><a href="/rules">{{t.rules}}</a> <a href="/modlog">{{t.modlog}}</a> <a href="/privacy">{{t.privacy}}</a> <a href="/imprint">{{t.imprint}}</a> <a href="/report" rel="nofollow">{{t.report}}</a></div></footer>
        </div></div>
        </body>
        </html>

        """
}
