package inbox

import (
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// sheet reads a style sheet.
func (c *collector) sheet(text string) { c.rules("style", text, false) }

// inline reads a style attribute of an element.
func (c *collector) inline(on, text string) { c.rules(on, text, true) }

func (c *collector) rules(on, text string, inline bool) {
	if strings.Contains(text, "/*") {
		c.add(Use{Slug: "css-comments", Name: "comment in CSS", On: on})
	}
	p := css.NewParser(parse.NewInputString(text), inline)
	for {
		grammar, _, data := p.Next()
		switch grammar {
		case css.ErrorGrammar:
			if !p.HasParseError() {
				return
			}
			c.add(Use{Name: "what is no CSS", Value: p.Err().Error(), On: on})
		case css.AtRuleGrammar, css.BeginAtRuleGrammar:
			c.atRule(on, string(data), p.Values())
		case css.QualifiedRuleGrammar, css.BeginRulesetGrammar:
			c.selector(on, p.Values())
		case css.DeclarationGrammar, css.CustomPropertyGrammar:
			c.declaration(on, string(data), p.Values())
		}
	}
}

// atRule reads "@media (…)": the rule, and what it asks the client about.
func (c *collector) atRule(on, name string, values []css.Token) {
	name = strings.ToLower(name)
	rule := strings.TrimPrefix(name, "@")
	c.add(Use{Slug: c.data.has("css-at-" + rule), Name: "at-rule " + name, On: on, Asks: rule == "import" || rule == "font-face" || rule == "namespace"})
	if rule != "media" {
		return
	}
	for i, t := range values {
		if t.TokenType != css.IdentToken || i == 0 || values[i-1].TokenType != css.LeftParenthesisToken {
			continue
		}
		c.add(Use{Slug: c.mediaSlug(string(t.Data)), Name: "media " + strings.ToLower(string(t.Data)), On: on})
	}
}

func (c *collector) mediaSlug(feature string) string {
	feature = strings.ToLower(feature)
	switch feature {
	case "max-width", "min-width", "max-height", "min-height":
		return "css-at-media"
	case "any-hover":
		return "css-at-media-hover"
	case "-webkit-device-pixel-ratio", "-webkit-min-device-pixel-ratio", "-webkit-max-device-pixel-ratio":
		return "css-at-media-device-pixel-ratio"
	}
	return c.data.has("css-at-media-" + feature)
}

// selector reads the selectors of a rule.
func (c *collector) selector(on string, tokens []css.Token) {
	add := func(kind, what string) {
		c.add(Use{Slug: c.data.has("css-" + kind), Name: "selector " + what, On: on})
	}
	compound := 0 // simple selectors since the last combinator
	simple := func(kind, what string) {
		if compound++; compound > 1 {
			add("selector-chaining", "chain")
		}
		add(kind, what)
	}
	before := func(i int) string { return data(tokens, i-1) }
	for i := 0; i < len(tokens); i++ {
		switch t := tokens[i]; {
		case t.TokenType == css.LeftBracketToken:
			simple("selector-attribute", "[attribute]")
			for i < len(tokens) && tokens[i].TokenType != css.RightBracketToken {
				i++
			}
		case t.TokenType == css.CommaToken:
			add("selector-grouping", "group")
			compound = 0
		case t.TokenType == css.WhitespaceToken:
			add("selector-descendant", "descendant")
			compound = 0
		case t.TokenType == css.HashToken:
			simple("selector-id", "#id")
		case string(t.Data) == ">":
			add("selector-child", "child")
			compound = 0
		case string(t.Data) == "+":
			add("selector-adjacent-sibling", "sibling")
			compound = 0
		case string(t.Data) == "~":
			add("selector-general-sibling", "general sibling")
			compound = 0
		case string(t.Data) == "*":
			simple("selector-universal", "*")
		case t.TokenType == css.FunctionToken || t.TokenType == css.IdentToken && before(i) == ":":
			name := strings.ToLower(strings.TrimSuffix(string(t.Data), "("))
			kind := "pseudo-class-"
			if data(tokens, i-2) == ":" || c.data.has("css-pseudo-element-"+name) != "" {
				kind = "pseudo-element-"
			}
			add(kind+name, ":"+name)
		case t.TokenType == css.IdentToken && before(i) == ".":
			simple("selector-class", ".class")
		case t.TokenType == css.IdentToken:
			simple("selector-type", "element")
		}
	}
}

func data(tokens []css.Token, i int) string {
	if i < 0 || i >= len(tokens) {
		return ""
	}
	return string(tokens[i].Data)
}

func (c *collector) declaration(on, property string, values []css.Token) {
	property = strings.ToLower(property)
	value := textOf(values)
	c.add(Use{Slug: c.propertySlug(property), Name: "property " + property, Value: value, On: on, Asks: property == "behavior" || property == "-moz-binding"})
	for i, t := range values {
		c.value(on, property, t, data(values, i-1))
	}
}

// propertySlug returns the feature of a property. caniemail tests some families as one.
func (c *collector) propertySlug(name string) string {
	if strings.HasPrefix(name, "--") {
		return "css-variables"
	}
	if slug := c.data.has("css-" + name); slug != "" {
		return slug
	}
	family, side, _ := strings.Cut(name, "-")
	switch family {
	case "padding", "margin":
		switch side {
		case "top", "right", "bottom", "left":
			return "css-" + family
		}
	case "border":
		side, _, _ := strings.Cut(side, "-")
		switch side {
		case "top", "right", "bottom", "left", "width", "style", "color":
			return "css-border"
		}
	case "top", "right", "bottom", "left":
		return "css-left-right-top-bottom"
	case "grid":
		if strings.HasPrefix(side, "template") {
			return "css-grid-template"
		}
	}
	switch name {
	case "row-gap", "column-gap":
		return "css-gap"
	case "block-size":
		return "css-block-inline-size"
	}
	return ""
}

// value reads a token of a value: its unit, its function, or the keyword if that is a feature of its own.
func (c *collector) value(on, property string, t css.Token, before string) {
	text := strings.ToLower(string(t.Data))
	add := func(slug, name string) { c.add(Use{Slug: c.data.has(slug), Name: name, On: on}) }
	switch t.TokenType {
	case css.URLToken, css.BadURLToken:
		c.add(Use{Name: "value url()", On: on, Asks: true})
	case css.PercentageToken:
		add("css-unit-percent", "unit %")
	case css.DimensionToken:
		unit := strings.TrimLeft(text, "+-.0123456789")
		add("css-unit-"+unit, "unit "+unit)
	case css.FunctionToken:
		name := strings.TrimSuffix(text, "(")
		c.add(Use{Slug: c.functionSlug(name), Name: "value " + name + "()", On: on, Asks: name == "url" || name == "image-set" || name == "expression" || name == "src"})
	case css.IdentToken:
		if before == "!" {
			c.add(Use{Slug: "css-important", Name: "value !important", Value: string(t.Data), On: on})
			return
		}
		if slug := c.keywordSlug(property, text); slug != "" {
			add(slug, "value "+property+":"+text)
		}
	}
}

func (c *collector) functionSlug(name string) string {
	switch name {
	case "calc":
		return "css-unit-calc"
	case "var":
		return "css-variables"
	case "lch", "oklch", "lab", "oklab":
		return "css-modern-color"
	}
	if slug := c.data.has("css-function-" + name); slug != "" {
		return slug
	}
	return c.data.has("css-" + name)
}

func (c *collector) keywordSlug(property, keyword string) string {
	switch keyword {
	case "initial":
		return "css-unit-initial"
	case "fit-content", "min-content", "max-content":
		return "css-intrinsic-size"
	case "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace":
		return "css-sytem-ui" // as caniemail spells it
	case "inline-flex", "inline-grid":
		keyword = strings.TrimPrefix(keyword, "inline-")
	}
	if property == "display" {
		return c.data.has("css-display-" + keyword)
	}
	return ""
}

func textOf(values []css.Token) string {
	var b strings.Builder
	for _, t := range values {
		b.Write(t.Data)
	}
	return strings.TrimSpace(b.String())
}
