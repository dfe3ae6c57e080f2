//! A strict reader and a compact writer of JSON. Numbers stay text, so that none of their digits is lost.

use std::fmt::{self, Display, Formatter, Write};

#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    /// As it is written.
    Number(String),
    Text(String),
    Array(Vec<Json>),
    /// In the order in which the members are written.
    Object(Vec<(String, Json)>),
}

/// Deeper values are refused, for each level takes some of the stack.
const DEEPEST: usize = 128;

impl Json {
    pub fn number(value: impl Display) -> Json {
        Json::Number(value.to_string())
    }

    pub fn text(value: impl Display) -> Json {
        Json::Text(value.to_string())
    }

    pub fn array(values: impl IntoIterator<Item = Json>) -> Json {
        Json::Array(values.into_iter().collect())
    }

    pub fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
        Json::Object(members.map(|(key, value)| (key.to_owned(), value)).into())
    }

    /// The member of that name; nothing where there is none or this is no object.
    pub fn member(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn parse(text: &str) -> Result<Json, String> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.skip_space();
        if reader.at == text.len() {
            Ok(value)
        } else {
            Err(reader.fault("more than one value"))
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn fault(&self, what: &str) -> String {
        format!("{what} at byte {}", self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Skips this text and says so, where it is what comes next.
    fn take(&mut self, expected: &str) -> bool {
        let found = self.text[self.at..].starts_with(expected);
        self.at += if found { expected.len() } else { 0 };
        found
    }

    fn value(&mut self, depth: usize) -> Result<Json, String> {
        self.skip_space();
        match self.peek() {
            _ if depth > DEEPEST => Err(self.fault("too deep")),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.take("true") => Ok(Json::Bool(true)),
            _ if self.take("false") => Ok(Json::Bool(false)),
            _ if self.take("null") => Ok(Json::Null),
            _ => Err(self.fault("no value")),
        }
    }

    /// What stands between an opening and a closing bracket, separated by commas.
    fn list(
        &mut self,
        close: &str,
        mut item: impl FnMut(&mut Self) -> Result<(), String>,
    ) -> Result<(), String> {
        self.at += 1;
        self.skip_space();
        if self.take(close) {
            return Ok(());
        }
        loop {
            item(self)?;
            self.skip_space();
            if self.take(close) {
                return Ok(());
            }
            if !self.take(",") {
                return Err(self.fault("no comma"));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Json, String> {
        let mut values = Vec::new();
        self.list("]", |reader| {
            values.push(reader.value(depth + 1)?);
            Ok(())
        })?;
        Ok(Json::Array(values))
    }

    fn object(&mut self, depth: usize) -> Result<Json, String> {
        let mut members = Vec::new();
        self.list("}", |reader| {
            reader.skip_space();
            if reader.peek() != Some(b'"') {
                return Err(reader.fault("no name"));
            }
            let name = reader.string()?;
            reader.skip_space();
            if !reader.take(":") {
                return Err(reader.fault("no colon"));
            }
            members.push((name, reader.value(depth + 1)?));
            Ok(())
        })?;
        Ok(Json::Object(members))
    }

    fn digits(&mut self) -> Result<(), String> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > start {
            Ok(())
        } else {
            Err(self.fault("no digit"))
        }
    }

    fn number(&mut self) -> Result<Json, String> {
        let start = self.at;
        self.take("-");
        if !self.take("0") {
            self.digits()?;
        }
        if self.take(".") {
            self.digits()?;
        }
        if self.take("e") || self.take("E") {
            let _signed = self.take("+") || self.take("-");
            self.digits()?;
        }
        Ok(Json::Number(self.text[start..self.at].to_owned()))
    }

    fn string(&mut self) -> Result<String, String> {
        self.at += 1;
        let mut content = String::new();
        loop {
            let next = self.text[self.at..].chars().next().ok_or_else(|| self.fault("no end of a string"))?;
            self.at += next.len_utf8();
            match next {
                '"' => return Ok(content),
                '\\' => content.push(self.escape()?),
                '\0'..='\x1f' => return Err(self.fault("a control character")),
                _ => content.push(next),
            }
        }
    }

    fn escape(&mut self) -> Result<char, String> {
        let kind = self.peek();
        self.at += 1;
        match kind {
            Some(plain @ (b'"' | b'\\' | b'/')) => Ok(plain as char),
            Some(b'b') => Ok('\x08'),
            Some(b'f') => Ok('\x0c'),
            Some(b'n') => Ok('\n'),
            Some(b'r') => Ok('\r'),
            Some(b't') => Ok('\t'),
            Some(b'u') => self.code_point(),
            _ => Err("an unknown escape".to_owned()),
        }
    }

    fn code_unit(&mut self) -> Result<u16, String> {
        let digits = self
            .text
            .get(self.at..self.at + 4)
            .filter(|digits| digits.bytes().all(|d| d.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
        self.at += 4;
        unit.ok_or_else(|| "no four hexadecimal digits".to_owned())
    }

    /// One escaped unit of UTF-16, or two that make a pair.
    fn code_point(&mut self) -> Result<char, String> {
        let first = self.code_unit()?;
        let paired = (0xd800..0xdc00).contains(&first) && self.take("\\u");
        let units = if paired { vec![first, self.code_unit()?] } else { vec![first] };
        match char::decode_utf16(units).collect::<Result<Vec<char>, _>>().as_deref() {
            Ok([only]) => Ok(*only),
            _ => Err(self.fault("half a surrogate pair")),
        }
    }
}

impl Display for Json {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => out.write_str("null"),
            Json::Bool(value) => write!(out, "{value}"),
            Json::Number(digits) => out.write_str(digits),
            Json::Text(content) => write_string(out, content),
            Json::Array(values) => write_list(out, '[', values, ']', |out, value| write!(out, "{value}")),
            Json::Object(members) => write_list(out, '{', members, '}', |out, (name, value)| {
                write_string(out, name)?;
                write!(out, ":{value}")
            }),
        }
    }
}

fn write_list<T>(
    out: &mut Formatter<'_>,
    open: char,
    items: &[T],
    close: char,
    write_item: impl Fn(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    out.write_char(open)?;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.write_char(',')?;
        }
        write_item(out, item)?;
    }
    out.write_char(close)
}

fn write_string(out: &mut Formatter<'_>, content: &str) -> fmt::Result {
    out.write_char('"')?;
    for next in content.chars() {
        match next {
            '"' | '\\' => write!(out, "\\{next}")?,
            '\0'..='\x1f' => write!(out, "\\u{:04x}", next as u32)?,
            _ => out.write_char(next)?,
        }
    }
    out.write_char('"')
}
