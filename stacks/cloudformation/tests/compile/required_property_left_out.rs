use cloudformation::resource::iam::Role;

fn main() {
    let mut stack = cloudformation::Stack::new("roles", "");
    stack.template.add("Role", Role::new());
}
