use cloudformation::resource::sqs::Queue;

fn main() {
    let mut stack = cloudformation::Stack::new("queue", "");
    let queue = stack.template.add("Jobs", Queue::new());
    queue.role_arn();
}
