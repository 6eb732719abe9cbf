//! A `Fn::GetAtt` of an attribute that the resource type does not have.

use cloudformation::Template;
use cloudformation::resource::sqs::{Queue, queue};

fn main() {
    let mut template = Template::new("");
    let jobs = template.add("Jobs", Queue::new());
    let _ = jobs.get(queue::Attribute::Url);
}
