extension PageTemplates {
    /// The community's front: its public hubs.
    static let front = """
        {{<layout}}{{$main}}<section class="visitor-hero"><h1>{{community}}</h1>
        <p>{{intro}}</p></section>
        <h2>{{t.hubs}}</h2>
        {{^hubs}}<p class="visitor-quiet">{{t.no_hubs}}</p>{{/hubs}}
        <ul class="visitor-hubs">{{#hubs}}
        <li><a href="{{path}}"><span class="hub-face c{{tone}}" aria-hidden="true">{{letter}}{{#image}}<img class="visitor-image" src="{{image}}" alt="" width="36" height="36" loading="lazy" decoding="async">{{/image}}</span> <span><strong>{{name}}</strong> <span class="visitor-address">{{address}}</span></span>
        {{#about}}<span class="visitor-about" dir="auto">{{about}}</span>{{/about}}</a></li>{{/hubs}}
        </ul>{{#more}}<p class="visitor-pages"><a rel="next" href="{{more}}">{{t.older}}</a></p>{{/more}}{{/main}}{{/layout}}
        """

    /// What stands over a channel's chat, its threads and a thread.
    static let channelHead = """
        <div class="visitor-place">{{#topic}}<p class="visitor-crumbs"><a href="{{hubPath}}">{{hubName}}</a></p>{{/topic}}
        <h1 dir="auto">{{#image}}<img class="visitor-image" src="{{image}}" alt="" width="48" height="48" decoding="async"> {{/image}}{{heading}}</h1>
        {{#about}}<p class="visitor-about" dir="auto">{{about}}</p>{{/about}}
        <p class="visitor-open">{{t.open}}</p></div>
        """

    /// The other channels of a hub.
    static let channelList = """
        <nav class="visitor-channels" aria-label="{{t.channels}}"><h2>{{t.channels}}</h2><ul>{{#channels}}
        <li{{#isHere}} class="here"{{/isHere}}><a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{name}}</a></li>{{/channels}}
        <li class="visitor-charter"><a href="{{charterPath}}">{{t.charter}}</a></li>
        <li><a href="{{modlogPath}}">{{t.modlog}}</a></li>
        <li><a href="{{feedPath}}" type="application/atom+xml">Atom</a></li></ul></nav>
        """

    /// A channel as chat: one page of lines, oldest first.
    static let chat = """
        {{<layout}}{{$main}}{{> channelHead}}
        <div class="visitor-columns">{{> channelList}}
        <div class="visitor-talk"><nav class="visitor-views"><a class="here" aria-current="page" href="{{path}}">{{t.chat}}</a> <a href="{{threadsPath}}">{{t.threads}}</a></nav>
        {{#older}}<p class="visitor-pages"><a rel="prev" href="{{older}}">{{t.older}}</a></p>{{/older}}
        {{^lines}}<p class="visitor-quiet">{{t.nothing_yet}}</p>{{/lines}}
        <ol class="visitor-lines">{{#lines}}
        {{#message}}<li id="{{number}}">{{> message}}</li>{{/message}}
        {{#share}}<li id="{{number}}"><p class="message gone"><span><span dir="auto">{{says}}</span> {{#path}}<a href="{{path}}" dir="auto">{{title}}</a>{{/path}}</span><a class="number" href="#{{number}}">{{number}}</a></p></li>{{/share}}
        {{#emptied}}<li id="{{number}}"><p class="message gone"><span>{{#to}}<a href="{{to}}">{{says}}</a>{{/to}}{{^to}}{{says}}{{/to}}</span><a class="number" href="#{{number}}">{{number}}</a></p></li>{{/emptied}}{{/lines}}
        </ol>
        {{#newer}}<p class="visitor-pages"><a rel="next" href="{{newer}}">{{t.newer}}</a></p>{{/newer}}
        <p class="visitor-invite"><a class="button" href="/signup{{next}}">{{t.join}}</a> <a href="/login{{next}}">{{t.login}}</a></p></div></div>{{/main}}{{/layout}}
        """

    /// A channel as a list of threads, newest activity first.
    static let threads = """
        {{<layout}}{{$main}}{{> channelHead}}
        <div class="visitor-columns">{{> channelList}}
        <div class="visitor-talk"><nav class="visitor-views"><a href="{{path}}">{{t.chat}}</a> <a class="here" aria-current="page" href="{{threadsPath}}">{{t.threads}}</a></nav>
        {{^threads}}<p class="visitor-quiet">{{t.nothing_yet}}</p>{{/threads}}
        <ul class="visitor-threads">{{#threads}}
        <li><a href="{{path}}"><strong dir="auto">{{title}}</strong></a>
        <span class="visitor-facts"><span dir="auto">{{starter}}</span> · {{replies}} · <time datetime="{{iso}}">{{when}}</time>{{#isResolved}} · <span class="good">{{t.resolved}}</span>{{/isResolved}}{{#isPinned}} · {{t.pinned}}{{/isPinned}}</span></li>{{/threads}}
        </ul>
        {{#older}}<p class="visitor-pages"><a rel="next" href="{{older}}">{{t.older}}</a></p>{{/older}}</div></div>{{/main}}{{/layout}}
        """

    /// A hub's rules.
    static let charter = """
        {{<layout}}{{$main}}{{> channelHead}}
        <div class="visitor-columns">{{> channelList}}
        <div class="visitor-talk visitor-prose"><h2>{{t.charter}}</h2>{{#preamble}}<p dir="auto">{{preamble}}</p>{{/preamble}}
        {{^rules}}<p class="visitor-quiet">{{t.no_charter}}</p>{{/rules}}
        <ol>{{#rules}}<li dir="auto">{{.}}</li>{{/rules}}</ol></div></div>{{/main}}{{/layout}}
        """
}
