extension PageTemplates {
    /// Signing up, logging in, claiming, joining by invite: one card with one form.
    static let form = """
        {{<layout}}{{$main}}<div class="visitor-card"><h1>{{heading}}</h1>
        {{#intro}}<p dir="auto">{{intro}}</p>{{/intro}}
        {{#refusal}}<p class="visitor-refusal" role="alert">{{refusal}}</p>{{/refusal}}
        <form method="post" action="{{action}}">{{#fields}}
        {{#isHidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/isHidden}}{{^isHidden}}<div><label>{{label}}
        {{#isLong}}<textarea class="field" name="{{name}}" rows="6" maxlength="{{length}}"{{#isRequired}} required{{/isRequired}}>{{value}}</textarea>{{/isLong}}{{^isLong}}<input class="field" type="{{type}}" name="{{name}}" value="{{value}}" autocomplete="{{autocomplete}}" maxlength="{{length}}" autocapitalize="none"{{#isRequired}} required{{/isRequired}}>{{/isLong}}
        {{#hint}}<small>{{hint}}</small>{{/hint}}</label></div>{{/isHidden}}{{/fields}}
        {{#consents}}<p class="visitor-quiet">{{t.consent}} <a href="/rules">{{t.rules}}</a> · <a href="/privacy">{{t.privacy}}</a></p>
        {{/consents}}<button class="button wide" type="submit">{{submit}}</button></form>
        {{#other}}<p class="visitor-quiet"><a href="{{href}}">{{label}}</a></p>{{/other}}</div>{{/main}}{{/layout}}
        """
}
