//! Tokens to a tree. It nests no deeper than [`DEEPEST`], counted twice: levels of grammar, as `@actions/expressions` does
//! while it reads, and levels of the tree, as the runner does afterwards.

use super::lex::{self, Kind, Token};
use super::{DEEPEST, Error, Expression, LONGEST, Operator, function};

/// Parses an expression without `${{ }}`.
///
/// # Errors
/// Whatever GitHub refuses: symbols, functions, numbers of values, depth and length. Contexts are not looked at.
pub fn parse(text: &str) -> Result<Expression, Error> {
    if text.encode_utf16().count() > LONGEST {
        return Err(Error::new(0, format!("the expression is longer than {LONGEST} characters")));
    }
    let mut parser = Parser { tokens: lex::tokens(text)?, position: 0, depth: 0, end: text.trim_end().len() };
    let tree = parser.expression()?;
    if parser.position < parser.tokens.len() {
        Err(parser.unexpected("the end"))
    } else {
        Ok(tree.expression)
    }
}

struct Parser<'a> {
    tokens: Vec<Token<'a>>,
    position: usize,
    /// Levels of grammar.
    depth: usize,
    /// Where the expression ends.
    end: usize,
}

struct Tree {
    expression: Expression,
    /// Levels of the tree as the runner counts them: 1 for a leaf, and a chain of `&&` or `||` is one level.
    height: usize,
}

type Operand<'a> = fn(&mut Parser<'a>) -> Result<Tree, Error>;

impl<'a> Parser<'a> {
    fn expression(&mut self) -> Result<Tree, Error> {
        self.enter()?;
        let tree = self.chain(Operator::Or, |parser| parser.chain(Operator::And, Self::equality))?;
        self.depth -= 1;
        Ok(tree)
    }

    fn chain(&mut self, operator: Operator, operand: Operand<'a>) -> Result<Tree, Error> {
        let first = operand(self)?;
        if self.peek() != Some(&Kind::Operator(operator)) {
            return Ok(first);
        }
        self.enter()?;
        let mut operands = vec![first];
        while self.take(&Kind::Operator(operator)) {
            operands.push(operand(self)?);
        }
        self.depth -= 1;
        let height = operands.iter().map(|tree| tree.height_in(operator)).max().unwrap_or_default();
        self.tree(balanced(operator, operands.into_iter().map(|tree| tree.expression).collect()), height)
    }

    fn equality(&mut self) -> Result<Tree, Error> {
        self.binary(&[Operator::Equal, Operator::NotEqual], Self::comparison)
    }

    fn comparison(&mut self) -> Result<Tree, Error> {
        use Operator::{Greater, GreaterOrEqual, Less, LessOrEqual};
        self.binary(&[Less, LessOrEqual, Greater, GreaterOrEqual], Self::unary)
    }

    fn binary(&mut self, operators: &[Operator], operand: Operand<'a>) -> Result<Tree, Error> {
        let mut left = operand(self)?;
        while let Some(&Kind::Operator(operator)) = self.peek()
            && operators.contains(&operator)
        {
            self.position += 1;
            let right = operand(self)?;
            let height = left.height.max(right.height) + 1;
            let sides = (Box::new(left.expression), Box::new(right.expression));
            left = self.tree(Expression::Binary(operator, sides.0, sides.1), height)?;
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Tree, Error> {
        if !self.take(&Kind::Not) {
            return self.access();
        }
        self.enter()?;
        let of = self.unary()?;
        self.depth -= 1;
        self.tree(Expression::Not(Box::new(of.expression)), of.height + 1)
    }

    /// A value with its properties and indexes; a literal has none.
    fn access(&mut self) -> Result<Tree, Error> {
        let (mut tree, has_members) = self.primary()?;
        if !has_members {
            return Ok(tree);
        }
        let depth = self.depth;
        loop {
            if self.take(&Kind::OpenIndex) {
                tree = self.index(tree)?;
                self.expect(&Kind::CloseIndex, "`]`")?;
                self.enter()?;
            } else if self.take(&Kind::Dot) {
                self.enter()?;
                tree = self.property(tree)?;
            } else {
                break;
            }
        }
        self.depth = depth;
        Ok(tree)
    }

    fn index(&mut self, of: Tree) -> Result<Tree, Error> {
        if self.take(&Kind::Star) {
            return self.tree(Expression::Star(Box::new(of.expression)), of.height + 1);
        }
        let index = self.expression()?;
        let height = of.height.max(index.height) + 1;
        self.tree(Expression::Index(Box::new(of.expression), Box::new(index.expression)), height)
    }

    fn property(&mut self, of: Tree) -> Result<Tree, Error> {
        let (inner, height) = (Box::new(of.expression), of.height + 1);
        if self.take(&Kind::Star) {
            return self.tree(Expression::Star(inner), height);
        }
        let name = self.tokens.get(self.position).filter(|token| token.kind == Kind::Name);
        let name = name.ok_or_else(|| self.unexpected("a name or `*`"))?.text.to_owned();
        self.position += 1;
        self.tree(Expression::Property(inner, name), height)
    }

    /// A literal, a context, a call or a group, and whether properties and indexes may follow.
    fn primary(&mut self) -> Result<(Tree, bool), Error> {
        let Some(token) = self.tokens.get(self.position).cloned() else {
            return Err(self.unexpected("a value"));
        };
        if !matches!(token.kind, Kind::Literal(_) | Kind::Open | Kind::Name) {
            return Err(self.unexpected("a value"));
        }
        self.position += 1;
        match token.kind {
            Kind::Literal(value) => Ok((Tree::leaf(Expression::Literal(value)), false)),
            Kind::Open => {
                let tree = self.expression()?;
                self.expect(&Kind::Close, "`)`")?;
                Ok((tree, true))
            }
            _ if self.take(&Kind::Open) => Ok((self.call(token.text, token.offset)?, true)),
            _ => Ok((Tree::leaf(Expression::Context(token.text.to_owned())), true)),
        }
    }

    /// The call of a function whose name and `(` were taken.
    fn call(&mut self, name: &str, offset: usize) -> Result<Tree, Error> {
        let mut arguments = Vec::new();
        let mut height = 0;
        let mut is_open = !self.take(&Kind::Close);
        while is_open {
            let argument = self.expression()?;
            height = height.max(argument.height);
            arguments.push(argument.expression);
            is_open = !self.take(&Kind::Close);
            if is_open {
                self.expect(&Kind::Comma, "`,` or `)`")?;
            }
        }
        let function = function(name, arguments.len()).map_err(|message| Error::new(offset, message))?;
        self.tree(Expression::Call(function.name.to_owned(), arguments), height + 1)
    }

    fn tree(&self, expression: Expression, height: usize) -> Result<Tree, Error> {
        if height > DEEPEST { Err(self.too_deep()) } else { Ok(Tree { expression, height }) }
    }

    fn enter(&mut self) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(self.too_deep()) } else { Ok(()) }
    }

    fn peek(&self) -> Option<&Kind> {
        self.tokens.get(self.position).map(|token| &token.kind)
    }

    fn take(&mut self, kind: &Kind) -> bool {
        let is_next = self.peek() == Some(kind);
        self.position += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, kind: &Kind, what: &str) -> Result<(), Error> {
        if self.take(kind) { Ok(()) } else { Err(self.unexpected(what)) }
    }

    fn offset(&self) -> usize {
        self.tokens.get(self.position).map_or(self.end, |token| token.offset)
    }

    fn unexpected(&self, wanted: &str) -> Error {
        let message = match self.tokens.get(self.position) {
            Some(token) => format!("unexpected symbol `{}`; {wanted} was expected", token.text),
            None if self.tokens.is_empty() => "an expression was expected".to_owned(),
            None => format!("the expression ends where {wanted} was expected"),
        };
        Error::new(self.offset(), message)
    }

    fn too_deep(&self) -> Error {
        Error::new(self.offset(), format!("the expression is nested deeper than {DEEPEST}"))
    }
}

impl Tree {
    fn leaf(expression: Expression) -> Self {
        Self { expression, height: 1 }
    }

    /// Its height with a chain of this operator above: a chain in a chain is the same chain.
    fn height_in(&self, operator: Operator) -> usize {
        match &self.expression {
            Expression::Binary(same, ..) if *same == operator => self.height,
            _ => self.height + 1,
        }
    }
}

/// A chain as a tree of the least height: `&&` and `||` mean the same however they are grouped, and a chain may have
/// thousands of operands.
fn balanced(operator: Operator, mut operands: Vec<Expression>) -> Expression {
    let right = operands.split_off(operands.len() / 2);
    if operands.is_empty() {
        return right.into_iter().next().unwrap_or(Expression::Literal(super::Value::Null));
    }
    Expression::Binary(operator, Box::new(balanced(operator, operands)), Box::new(balanced(operator, right)))
}
